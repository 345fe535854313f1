"""Where handlers and integrations are introduced to each other: settings, wiring, processes, command line."""
