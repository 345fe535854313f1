"""The doors that speak HTTP: Telegram's webhook, health, metrics and the admin API."""
