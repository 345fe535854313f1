"""Countries, zones and currencies that people choose from, as data: the two homes first, then where families go."""

COUNTRIES: dict[str, tuple[str, str, str]] = {
    "AU": ("🇦🇺", "Australia/Sydney", "AUD"),
    "MN": ("🇲🇳", "Asia/Ulaanbaatar", "MNT"),
    "NZ": ("🇳🇿", "Pacific/Auckland", "NZD"),
    "KR": ("🇰🇷", "Asia/Seoul", "KRW"),
    "JP": ("🇯🇵", "Asia/Tokyo", "JPY"),
    "US": ("🇺🇸", "America/Los_Angeles", "USD"),
    "GB": ("🇬🇧", "Europe/London", "GBP"),
    "DE": ("🇩🇪", "Europe/Berlin", "EUR"),
}
"""Country code: flag, the zone where most of its people live, its currency."""

ZONES: dict[str, tuple[str, ...]] = {
    "AU": (
        "Australia/Sydney",
        "Australia/Melbourne",
        "Australia/Brisbane",
        "Australia/Adelaide",
        "Australia/Perth",
        "Australia/Darwin",
        "Australia/Hobart",
    ),
    "MN": ("Asia/Ulaanbaatar", "Asia/Hovd"),
    "US": ("America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York"),
}
"""Countries with more than one zone."""

BASES = ("AUD", "MNT", "USD", "EUR", "KRW", "JPY", "GBP", "NZD", "CNY")


def zones(country: str) -> tuple[str, ...]:
    """The zones to choose from in a country."""
    return ZONES.get(country, (COUNTRIES[country][1],))
