"""How tills word and arrange a sale. Each till has its own words, its own way to print a sum, and its own width."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from benchmarks.ebarimt.sale import Sale

Align = Literal["left", "middle", "ends"]


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line. `ends` puts `left` and `right` at the two edges; `size` is a share of the usual height."""

    left: str
    right: str = ""
    align: Align = "left"
    size: float = 1.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Till:
    """The habits of one till; `width` is the signs of a line."""

    width: int
    money: int
    date: str
    total: str
    paid: str
    vat: str
    city: str
    cash: str
    card: str
    change: str
    rule: str
    items: int
    big_total: bool
    tin: str
    when: str


def random_till(random: Random) -> Till:
    """One till."""
    return Till(
        width=random.choice((32, 36, 42, 48)),
        money=random.randrange(6),
        date=random.choice(("%Y-%m-%d", "%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y оны %m-р сарын %d", "%d/%m/%Y")),
        total=random.choice(
            ("Нийт дүн", "НИЙТ ДҮН", "Нийт дүн:", "НИЙТ ДҮН:", "Нийт төлөх", "Төлөх дүн", "НИЙТ", "Бүгд дүн")
        ),
        paid=random.choice(("", "", "Төлсөн", "Төлсөн дүн", "Төлөгдсөн")),
        vat=random.choice(("НӨАТ", "НӨАТ:", "НӨАТ(10%)", "Үүнээс НӨАТ", "НӨАТ дүн")),
        city=random.choice(("НХАТ", "НХАТ:", "НХАТ(2%)", "Үүнээс НХАТ")),
        cash=random.choice(("Бэлэн", "Бэлнээр", "БЭЛЭН", "Бэлэн мөнгө")),
        card=random.choice(("Карт", "Картаар", "КАРТ", "Банкны карт")),
        change=random.choice(("Хариулт", "ХАРИУЛТ", "Хариулт:")),
        rule=random.choice("-=*-"),
        items=random.randrange(3),
        big_total=random.random() < 0.5,
        tin=random.choice(("ТТД: ", "ТТД:", "Регистр/ТТД: ", "ТТД ")),
        when=random.choice(("Огноо: ", "Огноо:", "", "Хэвлэсэн: ", "Борлуулсан огноо: ")),
    )


def printed(amount: Decimal, way: int) -> str:
    """A sum as one of the tills prints it."""
    whole = f"{amount:,.2f}"
    return (
        whole,
        whole.replace(",", ""),
        f"{amount:,.0f}",
        f"{amount:.0f}",
        f"{whole.replace(',', ' ')}₮",
        f"{amount:,.0f}₮",
    )[way]


def rows(sale: Sale, till: Till, random: Random) -> list[Row]:
    """The receipt, line by line, without its code."""
    rule = Row(till.rule * till.width)
    return [
        *_head(sale, till, random),
        rule,
        *_items(sale, till),
        rule,
        *_sums(sale, till, random),
        *_payment(sale, till),
        rule,
        *([Row(f"Сугалааны дугаар: {sale.lottery}", align="middle")] if random.random() < 0.7 else []),
        *([Row("Баярлалаа, дахин ирээрэй!", align="middle")] if random.random() < 0.6 else []),
    ]


def _head(sale: Sale, till: Till, random: Random) -> list[Row]:
    when = sale.at.strftime(random.choice(("%H:%M", "%H:%M:%S")))
    made = [Row(sale.merchant, align="middle", size=random.choice((1.0, 1.3, 1.6)), bold=random.random() < 0.6)]
    if random.random() < 0.7:
        made.append(Row(sale.branch, align="middle"))
    if random.random() < 0.6:
        made.append(Row(f"Утас: {sale.phone}", align="middle"))
    made.append(Row(f"{till.tin}{sale.tin}"))
    made += _wrapped("ДДТД: " + sale.receipt_id, till.width)
    made += _wrapped_at_spaces(f"{till.when}{sale.at.strftime(till.date)} {when}", till)
    if random.random() < 0.7:
        made.append(Row(f"Касс: {sale.till}", f"Кассчин: {sale.cashier}", "ends"))
    if random.random() < 0.3:
        made.append(Row(f"Баримт № {sale.receipt_id[-6:]}"))
    return made


def _wrapped(text: str, width: int) -> list[Row]:
    return [Row(text[at : at + width]) for at in range(0, len(text), width)]


def _wrapped_at_spaces(text: str, till: Till) -> list[Row]:
    """The day and the time on one line; where the paper is narrow, the time or both stand on the next."""
    if len(text) <= till.width:
        return [Row(text)]
    day, _, hour = text.rpartition(" ")
    if len(day) <= till.width:
        return [Row(day), Row(hour)]
    return [Row(till.when), Row(text.removeprefix(till.when))]


def _items(sale: Sale, till: Till) -> list[Row]:
    """The lines bought: on two lines each, in columns, or with the number first."""
    made = (
        [Row("Бараа / Тоо х Үнэ", "Дүн", "ends")]
        if till.items != 1
        else [Row("Нэр  Тоо  Нэгж үнэ", "Нийт үнэ", "ends")]
    )
    for number, line in enumerate(sale.lines, start=1):
        count = f"{line.quantity.normalize():f}"
        amount = printed(line.amount, till.money)
        each = printed(Decimal(line.each), till.money)
        if till.items == 0:
            made += [Row(line.name), Row(f"  {count} x {each}", amount, "ends")]
        elif till.items == 1:
            made.append(Row(f"{line.name} {count} {each}", amount, "ends"))
        else:
            made += [Row(f"{number}. {line.name}"), Row(f"   {count} ш * {each} =", amount, "ends")]
    return made


def _sums(sale: Sale, till: Till, random: Random) -> list[Row]:
    """Sub-total and discount where there are any, the total, and the taxes in it, before or after."""
    made = []
    if sale.discount:
        made.append(
            Row(random.choice(("Дүн", "Барааны дүн", "Хөнгөлөлтгүй дүн")), printed(sale.gross, till.money), "ends")
        )
        made.append(Row("Хөнгөлөлт", "-" + printed(sale.discount, till.money), "ends"))
    taxes = [Row(till.vat, printed(sale.vat, till.money % 2 if till.money < 4 else 4), "ends")]
    if sale.city_tax or random.random() < 0.4:
        taxes.append(Row(till.city, printed(sale.city_tax, till.money % 2 if till.money < 4 else 4), "ends"))
    if random.random() < 0.25:
        net = sale.total - sale.vat - sale.city_tax
        taxes.insert(0, Row(random.choice(("НӨАТ-гүй дүн", "Цэвэр дүн", "Татваргүй дүн")), printed(net, 0), "ends"))
    total = Row(till.total, printed(sale.total, till.money), "ends", 1.35 if till.big_total else 1.0, till.big_total)
    return [*made, *taxes, total] if random.random() < 0.4 else [*made, total, *taxes]


def _payment(sale: Sale, till: Till) -> list[Row]:
    paid = [Row(till.paid, printed(sale.cash or sale.total, till.money), "ends")] if till.paid else []
    if sale.cash is None:
        return [*paid, Row(f"{till.card} ****{sale.card}", printed(sale.total, till.money), "ends")]
    change = Row(till.change, printed(sale.cash - sale.total, till.money), "ends")
    return [*paid, Row(till.cash, printed(sale.cash, till.money), "ends"), change]
