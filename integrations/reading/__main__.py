"""`python -m integrations.reading`: started by `process.py` alone."""

from integrations.reading.worker import main

main()
