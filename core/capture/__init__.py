"""Reading what a person wrote: text, vocabulary and context in; items of money, or one question, out. Pure."""
