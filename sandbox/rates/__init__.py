"""Publishers of rates in small: the five formats that the bot reads, at paths of their own beneath `/rates/`."""
