"""The door behind the stage: be a person, see a chat, break the network, read the counters."""
