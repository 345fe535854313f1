"""The words with which statements and papers are read in these tests."""

from core.importing.plan import ImportWords
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.importing import load_text_words

WORDS = ImportWords(load_vocabulary(), load_text_words())
