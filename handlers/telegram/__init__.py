"""What comes in from Telegram: one module for each thing a person talks about."""
