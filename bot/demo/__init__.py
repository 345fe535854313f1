"""The demo family: whom a sandbox begins with, so that there is something to look at. The product knows none of them.

What they did follows from a seed and the calendar alone: a day is the same whenever the family is planted, and the
last day is yesterday. `people` and `things` are who they are and what they have, `sydney`, `bills`, `ulaanbaatar` and
`sharing` what happens on a day, `upkeep` what keeps their accounts above zero, `story` all of it in order, and `plant`
writes it through the use cases of the chat.
"""
