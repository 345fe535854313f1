"""`python -m bot`: see `bot.commands`."""

import sys

from bot.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
