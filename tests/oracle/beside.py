#!/usr/bin/env python3
"""The rules of one quarter in OpenFisca Core, in numpy, and in decimals: for speed beside the program.

    beside.py openfisca|calculation|numpy|oracle TABLE.csv      seconds and total

`openfisca` builds the situation of these people and calculates it; `calculation` is the calculation alone, on columns.

OpenFisca and numpy reckon in binary fractions, so their totals may lie some cents apart. The table holds the contingent and
then a worker a line; the amounts are those of the bench.
"""

import csv
import sys
import time
from decimal import Decimal

INCOME = 3 * 2070.48
MULTIPLE = 2
FIXED, AMOUNTS = 413.17, {"none": 0.0, "low": 101.11, "mid": 203.33, "high": 307.77}
FIRST, FIRST_QUARTERS, AFTER = 1200.0, 5, 600.0
INDIVIDUAL = {"none": 0.0, "low": 430.0, "mid": 730.0, "high": 1280.0}
NEEDS = ["none", "low", "mid", "high"]
PERIOD = "2025-01"
FIELDS = ["id", "scheme", "has_cost", "quarter", "performed", "percent", "guidance", "fraction", "wage", "sine"]


def table(path):
    with open(path, encoding="utf-8") as lines:
        contingent = float(next(lines))
        return contingent, [dict(zip(FIELDS, row)) for row in csv.reader(lines)]


def places(np, ranked, percent, need, fraction, wage, contingent):
    """Inside and rank of everybody on the list; the numbers stand in the order of their ids."""
    order = np.lexsort((np.arange(len(percent)), -wage, -fraction, -need, -percent, ~ranked))
    through = np.cumsum(np.where(ranked[order], fraction[order], 0))
    is_over = np.maximum.accumulate(through > contingent + 1e-9)
    inside, rank = np.zeros(len(percent), bool), np.zeros(len(percent), int)
    inside[order] = ranked[order] & ~is_over
    rank[order] = np.arange(1, len(percent) + 1)
    return inside, rank


def cents(np, amount):
    return np.floor(amount * 100 + 0.5 + 1e-7) / 100


def by_numpy(contingent, workers):
    import numpy as np

    start = time.perf_counter()
    column = lambda name, kind=float: np.array([worker[name] for worker in workers]).astype(kind)  # noqa: E731
    percent, fraction, wage, sine = column("percent"), column("fraction"), column("wage"), column("sine")
    performed, quarter = column("performed"), column("quarter", int)
    need = np.array([NEEDS.index(worker["guidance"]) for worker in workers])
    collective = np.array([worker["scheme"] == "collective" for worker in workers])
    ranked = collective & (column("has_cost", int) == 1)
    inside, rank = places(np, ranked, percent, need, fraction, wage, contingent)
    inside |= ~collective
    base = np.minimum(wage, cents(np, MULTIPLE * INCOME * fraction))
    premium = np.maximum(cents(np, percent / 100 * base) - sine, 0)
    amount = np.where(collective, np.array(list(AMOUNTS.values()))[need], np.array(list(INDIVIDUAL.values()))[need])
    variable = cents(np, amount * np.where(collective, fraction, performed))
    heads = int(1.15 * contingent)
    own = np.where(need > 0, np.where(quarter <= FIRST_QUARTERS, FIRST, AFTER), 0)
    fixed = np.where(collective, np.where(rank <= heads, FIXED, 0), own)
    total = np.where(inside, premium + variable + fixed, 0).sum()
    return time.perf_counter() - start, total


def openfisca_rules(contingent):
    """The rules as variables, and the names of those that are plain numbers."""
    import numpy as np
    from openfisca_core import periods
    from openfisca_core.entities import build_entity
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="a worker", is_person=True)
    workshop = build_entity(
        key="workshop", plural="workshops", label="a workshop", roles=[{"key": "member", "plural": "members"}])
    month = periods.DateUnit.MONTH

    def variable(name, kind, formula=None, entity=person):
        body = {"value_type": kind, "entity": entity, "definition_period": month, "label": name}
        if formula:
            body["formula"] = formula
        return type(name, (Variable,), body)

    def inside(people, period):
        of = lambda name: people(name, period)  # noqa: E731
        ranked = of("collective") & of("has_cost")
        found, _ = places(np, ranked, of("percent"), of("need"), of("fraction"), of("wage"), contingent)
        return found | ~of("collective")

    def has_fixed(people, period):
        of = lambda name: people(name, period)  # noqa: E731
        ranked = of("collective") & of("has_cost")
        _, rank = places(np, ranked, of("percent"), of("need"), of("fraction"), of("wage"), contingent)
        return rank <= int(1.15 * contingent)

    def premium(people, period):
        of = lambda name: people(name, period)  # noqa: E731
        base = np.minimum(of("wage"), cents(np, MULTIPLE * INCOME * of("fraction")))
        return np.maximum(cents(np, of("percent") / 100 * base) - of("sine"), 0) * of("inside")

    def guidance(people, period):
        of = lambda name: people(name, period)  # noqa: E731
        is_collective, need = of("collective"), of("need").astype(int)
        amount = np.where(
            is_collective, np.array(list(AMOUNTS.values()))[need], np.array(list(INDIVIDUAL.values()))[need])
        own = np.where(need > 0, np.where(of("quarter") <= FIRST_QUARTERS, FIRST, AFTER), 0)
        fixed = np.where(is_collective, np.where(of("has_fixed"), FIXED, 0), own)
        part = np.where(is_collective, of("fraction"), of("performed"))
        return (cents(np, amount * part) + fixed) * of("inside")

    def total(shops, period):
        return shops.sum(shops.members("premium", period) + shops.members("guidance", period))

    system = TaxBenefitSystem([person, workshop])
    numbers = ["percent", "fraction", "wage", "sine", "performed"]
    system.add_variables(
        *(variable(name, float) for name in numbers),
        *(variable(name, int) for name in ("need", "quarter")),
        *(variable(name, bool) for name in ("collective", "has_cost")),
        variable("inside", bool, inside),
        variable("has_fixed", bool, has_fixed),
        variable("premium", float, premium),
        variable("guidance", float, guidance),
        variable("total", float, total, workshop),
    )
    return system, numbers


def by_openfisca(contingent, workers):
    """The way a person uses it: a situation of named people, built and calculated."""
    from openfisca_core.simulation_builder import SimulationBuilder

    system, numbers = openfisca_rules(contingent)
    start = time.perf_counter()
    people = {
        worker["id"]: {name: {PERIOD: float(worker[name])} for name in numbers}
        | {
            "need": {PERIOD: NEEDS.index(worker["guidance"])},
            "quarter": {PERIOD: int(worker["quarter"])},
            "collective": {PERIOD: worker["scheme"] == "collective"},
            "has_cost": {PERIOD: worker["has_cost"] == "1"},
        }
        for worker in workers
    }
    situation = {"persons": people, "workshops": {"one": {"members": list(people)}}}
    simulation = SimulationBuilder().build_from_entities(system, situation)
    found = simulation.calculate("total", PERIOD)
    return time.perf_counter() - start, float(found.sum())


def by_calculation(contingent, workers):
    """The calculation alone, on columns that are there already; everybody stands in a workshop of one."""
    import numpy as np
    from openfisca_core.simulation_builder import SimulationBuilder

    system, numbers = openfisca_rules(contingent)
    columns = {name: np.array([float(worker[name]) for worker in workers]) for name in numbers}
    columns["need"] = np.array([NEEDS.index(worker["guidance"]) for worker in workers])
    columns["quarter"] = np.array([int(worker["quarter"]) for worker in workers])
    columns["collective"] = np.array([worker["scheme"] == "collective" for worker in workers])
    columns["has_cost"] = np.array([worker["has_cost"] == "1" for worker in workers])
    simulation = SimulationBuilder().build_default_simulation(system, count=len(workers))
    start = time.perf_counter()
    for name, column in columns.items():
        simulation.set_input(name, PERIOD, column)
    found = simulation.calculate("total", PERIOD)
    return time.perf_counter() - start, float(found.astype(float).sum())


def by_oracle(contingent, workers):
    import premium

    document = {
        "format": "werkbrug-premium-input/1",
        "quarter": "2025Q1",
        "parameters": {
            "ggmmi": [{"valid_from": "2024-05-01", "amount": "2070.48", "source": "", "status": "published"}],
            "ggmmi_in_quarter": "start",
            "cap_multiple": "2",
            "guidance": {
                "collective": {"fixed": "413.17", "low": "101.11", "mid": "203.33", "high": "307.77", "status": "unconfirmed"},
                "individual": {"fixed_first": "1200.00", "fixed_first_quarters": 5, "fixed_after": "600.00",
                               "low": "430.00", "mid": "730.00", "high": "1280.00", "status": "published"},
            },
            "contingent_fte": str(Decimal(str(contingent))),
            "fixed_heads_factor": "1.15",
            "straddle": "out",
        },
        "workers": [
            {
                "id": worker["id"],
                "scheme": worker["scheme"],
                "percent": int(worker["percent"]),
                "guidance": worker["guidance"],
                "package_quarter": int(worker["quarter"]),
                "contract_fraction": worker["fraction"],
                "performed_fraction": worker["performed"],
                "reference_wage": worker["wage"],
                "has_wage_cost": worker["has_cost"] == "1",
                "sine_deduction": worker["sine"],
            }
            for worker in workers
        ],
    }
    start = time.perf_counter()
    found = premium.settle(document)["totals"]["total"]
    return time.perf_counter() - start, found


def main(way, path):
    contingent, workers = table(path)
    reckon = {
        "openfisca": by_openfisca, "calculation": by_calculation, "numpy": by_numpy, "oracle": by_oracle,
    }[way]
    # A situation of all these people takes OpenFisca minutes: once is enough there.
    rounds = 1 if way == "openfisca" else 3
    seconds, total = min((reckon(contingent, workers) for _ in range(rounds)), key=lambda found: found[0])
    print(f"{seconds:.6f} {float(total):.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
