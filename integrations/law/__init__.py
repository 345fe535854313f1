"""Rules of law and official figures as dated data: each row says since when, where it was read, and when that was."""
