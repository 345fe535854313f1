"""The token's allowance of messages, which both senders draw on."""
