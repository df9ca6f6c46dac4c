#!/usr/bin/env python3
"""An independent oracle for `werkbrug premium settle`, in Python decimals alone.

Written from the description of the file format and of the regulation, never from the program that it judges.

    premium.py reckon INPUT.json            the result as JSON on standard output
    premium.py judge WERKBRUG COUNT SEED    so many random workshops through both; the first disagreement ends it
    premium.py write COUNT SEED HEADS DIR   so many random inputs as files
    premium.py time INPUT.json ROUNDS       seconds for one settlement, the best of so many rounds
    premium.py years COUNT SEED             so many random years, a JSON line each: {"year", "expected"}
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)
NEEDS = ["none", "low", "mid", "high"]
POLICIES = ["ggmmi_in_quarter", "cap_multiple", "straddle", "fixed_heads_factor", "ranking_order"]
COLLECTIVE_POLICIES = {"straddle", "fixed_heads_factor", "ranking_order"}


class Unusable(Exception):
    """The input names something that cannot be."""


def round2(exact):
    """Half-up on the exact product, once."""
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def months_of(quarter):
    year, number = int(quarter[:4]), int(quarter[5])
    return [date(year, number * 3 - 2 + step, 1) for step in range(3)]


def last_day(quarter):
    year, number = int(quarter[:4]), int(quarter[5])
    return date(year, number * 3, 30 if number in (2, 3) else 31)


def ggmmi_on(values, day):
    held = [value for value in values if date.fromisoformat(value["valid_from"]) <= day]
    if not held:
        raise Unusable(f"no ggmmi for {day}")
    return max(held, key=lambda value: value["valid_from"])


def quarter_income(parameters, quarter):
    """Three months of minimum income by the policy, the values used, and whether it changed inside."""
    first, second, third = months_of(quarter)
    end = last_day(quarter)
    days = {"start": [first] * 3, "end": [end] * 3, "monthly": [first, second, third]}[parameters["ggmmi_in_quarter"]]
    used = [ggmmi_on(parameters["ggmmi"], day) for day in days]
    at_first, at_end = ggmmi_on(parameters["ggmmi"], first), ggmmi_on(parameters["ggmmi"], end)
    changed = (
        date.fromisoformat(at_end["valid_from"]) > first
        and Decimal(at_end["amount"]) != Decimal(at_first["amount"])
    )
    return sum((Decimal(value["amount"]) for value in used), ZERO), used, changed


def ranked(workers):
    """Who has a wage cost, from the highest support need down."""
    listed = [worker for worker in workers if worker["scheme"] == "collective" and worker["has_wage_cost"]]

    def most(worker):
        return (
            -worker["percent"],
            -NEEDS.index(worker["guidance"]),
            -Decimal(worker["contract_fraction"]),
            -Decimal(worker["reference_wage"]),
            worker["id"].encode(),
        )

    return sorted(listed, key=most)


def walk(listed, parameters, held=()):
    """Rank, inside, straddling and fixed premium of everybody on the list; who is held is inside all the same."""
    contingent = Decimal(parameters["contingent_fte"]) if listed else ZERO
    heads = int((Decimal(parameters["fixed_heads_factor"]) * contingent).to_integral_value(ROUND_FLOOR)) if listed else 0
    seats, total, is_over = {}, ZERO, False
    for rank, worker in enumerate(listed, start=1):
        total += Decimal(worker["contract_fraction"])
        straddles = not is_over and total > contingent
        inside = not is_over and (not straddles or parameters["straddle"] == "in")
        is_over = is_over or straddles
        inside = inside or worker["id"] in held
        seats[worker["id"]] = (rank, inside, straddles, inside and rank <= heads)
    return seats


def amounts_of(worker, parameters, seat):
    """Fixed and variable guidance premium of somebody inside."""
    need = worker["guidance"]
    if worker["scheme"] == "collective":
        rules = parameters["guidance"]["collective"]
        fixed = Decimal(rules["fixed"]) if seat[3] else ZERO
        part = Decimal(worker["contract_fraction"])
    else:
        rules = parameters["guidance"]["individual"]
        is_first = worker["package_quarter"] <= rules["fixed_first_quarters"]
        fixed = Decimal(rules["fixed_first"] if is_first else rules["fixed_after"]) if need != "none" else ZERO
        part = Decimal(worker["performed_fraction"])
    variable = round2(Decimal(rules[need]) * part) if need != "none" else ZERO
    return fixed, variable


def settle_worker(worker, parameters, income, changed, seats):
    fraction, wage = Decimal(worker["contract_fraction"]), Decimal(worker["reference_wage"])
    sine = Decimal(worker.get("sine_deduction") or "0")
    is_collective = worker["scheme"] == "collective"
    seat = seats.get(worker["id"])
    cap = round2(Decimal(parameters["cap_multiple"]) * income * fraction)
    base = min(wage, cap)
    inside = (seat is not None and seat[1]) if is_collective else True
    because = {"CAPPED" if wage > cap else "BELOW_CAP"}
    if fraction < 1:
        because.add("PART_TIME")
    if changed:
        because.add("GGMMI_CHANGED")
    if is_collective and seat is None:
        because.add("NO_WAGE_COST")
    if seat is not None:
        if not seat[1]:
            because.add("OUTSIDE_CONTINGENT")
        if seat[2]:
            because.add("STRADDLES")
        if seat[1] and not seat[3]:
            because.add("FIXED_HEADS_LIMIT")
    if sine > 0 and inside:
        because.add("SINE_DEDUCTED")
    if not is_collective and worker["package_quarter"] > parameters["guidance"]["individual"]["fixed_first_quarters"]:
        because.add("STEP_DOWN")
    premium = fixed = variable = ZERO
    if inside:
        premium = max(round2(Decimal(worker["percent"]) / HUNDRED * base) - sine, ZERO)
        fixed, variable = amounts_of(worker, parameters, seat)
    return {
        "id": worker["id"],
        "rank": seat[0] if seat else None,
        "inside": inside,
        "cap": cap,
        "base": base,
        "wage_premium": premium,
        "guidance_fixed": fixed,
        "guidance_variable": variable,
        "total": premium + fixed + variable,
        "because": sorted(because),
    }


def unconfirmed_of(document, used):
    parameters, workers = document["parameters"], document["workers"]
    schemes = {worker["scheme"] for worker in workers}
    found = set()
    if any(value["status"] != "published" for value in used):
        found.add("ggmmi")
    for scheme in schemes:
        if parameters["guidance"][scheme]["status"] != "published":
            found.add(f"guidance.{scheme}")
    confirmed = set(parameters.get("policies_confirmed", []))
    for policy in POLICIES:
        if policy in confirmed or (policy in COLLECTIVE_POLICIES and "collective" not in schemes):
            continue
        found.add(policy)
    return sorted(found)


def settle(document, held=()):
    parameters, workers = document["parameters"], document["workers"]
    income, used, changed = quarter_income(parameters, document["quarter"])
    seats = walk(ranked(workers), parameters, held)
    found = [settle_worker(worker, parameters, income, changed, seats) for worker in workers]
    inside = [
        worker for worker, one in zip(workers, found) if worker["scheme"] == "collective" and one["inside"]
    ]
    totals = {
        name: sum((one[name] for one in found), ZERO)
        for name in ("wage_premium", "guidance_fixed", "guidance_variable", "total")
    }
    totals["fte_inside"] = sum((Decimal(worker["contract_fraction"]) for worker in inside), ZERO)
    totals["heads_inside"] = len(inside)
    return {
        "format": "werkbrug-premium-result/1",
        "quarter": document["quarter"],
        "workers": found,
        "totals": totals,
        "unconfirmed": unconfirmed_of(document, used),
    }


# The annual settlement -----------------------------------------------------------------------------------------------


def level(quarters):
    """Who is held inside, a quarter each: nobody who was inside goes out, and what stayed empty over the year is given to
    who fell outside, in the order of the list, the earlier quarter first, until somebody does not fit."""
    recomputed = [settle(quarter["input"]) for quarter in quarters]
    empty, outside = ZERO, []
    for number, (quarter, settled) in enumerate(zip(quarters, recomputed)):
        workers = {worker["id"]: worker for worker in quarter["input"]["workers"]}
        if any(worker["scheme"] == "collective" for worker in workers.values()):
            empty += Decimal(quarter["input"]["parameters"]["contingent_fte"]) - settled["totals"]["fte_inside"]
        for one in settled["workers"]:
            if one["rank"] is None or one["inside"]:
                continue
            worker = workers[one["id"]]
            if one["id"] in quarter["was_inside"]:
                empty -= Decimal(worker["contract_fraction"])
            else:
                outside.append((worker, number))
    empty = left = max(empty, ZERO)
    outside.sort(key=lambda found: (
        -found[0]["percent"], -NEEDS.index(found[0]["guidance"]), -Decimal(found[0]["contract_fraction"]),
        -Decimal(found[0]["reference_wage"]), found[0]["id"].encode(), found[1]))
    held = [{one: "was_inside" for one in quarter["was_inside"]} for quarter in quarters]
    for worker, number in outside:
        if Decimal(worker["contract_fraction"]) > left:
            break
        left -= Decimal(worker["contract_fraction"])
        held[number].setdefault(worker["id"], "levelled")
    return recomputed, held, empty


def annual(quarters):
    recomputed, held, empty = level(quarters)
    levelled = [settle(quarter["input"], names) for quarter, names in zip(quarters, held)]
    before = sum((one["totals"]["total"] for one in recomputed), ZERO)
    after = sum((one["totals"]["total"] for one in levelled), ZERO)
    settled = sum((Decimal(quarter["settled"]) for quarter in quarters), ZERO)
    return {
        "recomputation": before - settled,
        "levelling": after - before,
        "empty_fte": empty,
        "quarters": [
            {
                "quarter": quarter["input"]["quarter"],
                "held": names,
                "inside": [worker["id"] for worker in one["workers"] if worker["inside"]],
                "total": one["totals"]["total"],
            }
            for quarter, names, one in zip(quarters, held, levelled)
        ],
    }


def random_year(dice):
    """Four quarters of one workshop: settled on one declaration, recomputed on another."""
    year = dice.choice(["2024", "2025"])
    first = random_document(dice, 20)
    quarters = []
    for number in range(1, 5):
        then = json.loads(json.dumps(first)) | {"quarter": f"{year}Q{number}"}
        for worker in then["workers"]:
            worker["has_wage_cost"] = dice.random() > 0.15
            if dice.random() < 0.2:
                worker["reference_wage"] = euro(dice, 2_000_000)
        places = sum((Decimal(worker["contract_fraction"]) for worker in then["workers"]), ZERO)
        contingent = places * dice.choice([Decimal("0.3"), Decimal("0.6"), Decimal("1.2")])
        then["parameters"]["contingent_fte"] = str(contingent.quantize(CENT))
        settled = settle(then)
        inside = [one["id"] for one in settled["workers"] if one["inside"] and one["rank"] is not None]
        now = json.loads(json.dumps(then))
        for worker in now["workers"]:
            if dice.random() < 0.15:
                worker["contract_fraction"] = fraction(dice)
        quarters.append({"input": now, "was_inside": inside, "settled": f"{settled['totals']['total']:.2f}"})
    return {"format": "werkbrug-premium-year/1", "quarters": quarters}


def comparable(value, name=""):
    """Amounts as numbers, sets in order: how a figure is written is not what is judged."""
    if isinstance(value, dict):
        return {key: comparable(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        inner = [comparable(one) for one in value]
        return sorted(inner) if name in ("because", "unconfirmed") else inner
    if isinstance(value, str) and name in (
        "cap", "base", "wage_premium", "guidance_fixed", "guidance_variable", "total", "fte_inside",
    ):
        return Decimal(value).normalize()
    return value.normalize() if isinstance(value, Decimal) else value


# Random workshops ---------------------------------------------------------------------------------------------------

GGMMI = [("2022-12-01", "1954.99"), ("2023-11-01", "1994.18"), ("2024-04-01", "2029.88"), ("2024-05-01", "2070.48"),
         ("2025-02-01", "2111.89")]
QUARTERS = ["2023Q1", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2025Q1", "2025Q2", "2025Q4"]


def euro(dice, most):
    return f"{Decimal(dice.randrange(most)) / HUNDRED:.2f}"


def fraction(dice):
    return dice.choice(
        ["0", "1", "1", "1.0", "0.5", "0.8", f"0.{dice.randrange(100):02}", f"0.{dice.randrange(10**6):06}",
         f"0.{dice.randrange(10**15):015}"])


def random_worker(dice, number):
    scheme = dice.choice(["collective", "collective", "collective", "individual"])
    wage = dice.choice([euro(dice, 2_000_000), "9000.00", "12671.34", "12671.35", "0.00", "0.01"])
    return {
        "id": f"w-{dice.choice(['', 'a', 'Z'])}{number:04}",
        "scheme": scheme,
        "percent": dice.randrange(40 if scheme == "collective" else 20, 80, 5),
        "guidance": dice.choice(NEEDS),
        "package_quarter": dice.randrange(1, 21),
        "contract_fraction": fraction(dice),
        "performed_fraction": fraction(dice),
        "reference_wage": wage,
        "has_wage_cost": dice.random() > 0.1,
        "sine_deduction": dice.choice(["0.00", "0.00", euro(dice, 100_000), wage]),
    }


def guidance(dice, names):
    amounts = {name: euro(dice, 200_000) for name in names}
    return amounts | {"status": dice.choice(["published", "unconfirmed"])}


def random_document(dice, most_heads):
    heads = dice.choice([0, 1, 2, dice.randrange(1, most_heads + 1), most_heads])
    workers = [random_worker(dice, number) for number in range(heads)]
    dice.shuffle(workers)
    places = sum((Decimal(worker["contract_fraction"]) for worker in workers), ZERO)
    contingent = dice.choice([places, places / 2, ZERO, Decimal(dice.randrange(5000)) / HUNDRED]).quantize(CENT)
    individual = guidance(dice, ["fixed_first", "fixed_after", "low", "mid", "high"])
    return {
        "format": "werkbrug-premium-input/1",
        "workshop": "Verzonnen atelier",
        "quarter": dice.choice(QUARTERS),
        "parameters": {
            "ggmmi": [
                {"valid_from": day, "amount": amount, "source": "verzonnen bron",
                 "status": dice.choice(["published", "published", "unconfirmed"])}
                for day, amount in dice.sample(GGMMI, len(GGMMI))
            ],
            "ggmmi_in_quarter": dice.choice(["start", "monthly", "end"]),
            "cap_multiple": dice.choice(["2", "2", "2.0", "1.5", "1.123456789"]),
            "guidance": {
                "collective": guidance(dice, ["fixed", "low", "mid", "high"]),
                "individual": individual | {"fixed_first_quarters": dice.randrange(0, 9)},
            },
            "contingent_fte": str(contingent),
            "fixed_heads_factor": dice.choice(["1.15", "1", "0", "2.5"]),
            "policies_confirmed": dice.sample(POLICIES, dice.randrange(len(POLICIES) + 1)),
            "straddle": dice.choice(["out", "in"]),
        },
        "workers": workers,
    }


def judge(program, count, seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        given, made = Path(place) / "input.json", Path(place) / "result.json"
        for number in range(count):
            document = random_document(dice, 60)
            given.write_text(json.dumps(document), encoding="utf-8")
            call = [program, "premium", "settle", str(given), "--out", str(made)]
            told = subprocess.run(call, capture_output=True, text=True, check=False)
            if told.returncode != 0:
                return f"workshop {number} of seed {seed}: exit {told.returncode}: {told.stderr.strip()}"
            theirs = comparable(json.loads(made.read_text(encoding="utf-8")))
            ours = comparable(settle(document))
            if theirs != ours:
                return f"workshop {number} of seed {seed}: {first_difference(theirs, ours)}"
    return None


def first_difference(theirs, ours, where=""):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(set(ours) | set(theirs)):
            if ours.get(key) != theirs.get(key):
                return first_difference(theirs.get(key), ours.get(key), f"{where}/{key}")
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for place, (one, other) in enumerate(zip(theirs, ours)):
            if one != other:
                return first_difference(one, other, f"{where}/{place}")
    return f"{where}: the program says {theirs}, the oracle {ours}"


def main(arguments):
    match arguments:
        case ["reckon", path]:
            document = json.loads(Path(path).read_text(encoding="utf-8"))
            print(json.dumps(settle(document), default=str, indent=2))
        case ["judge", program, count, seed]:
            disagreement = judge(program, int(count), int(seed))
            if disagreement:
                print(disagreement, file=sys.stderr)
                return 1
            print(f"{count} workshops of seed {seed}: agreed")
        case ["write", count, seed, heads, folder]:
            dice = random.Random(int(seed))
            for number in range(int(count)):
                text = json.dumps(random_document(dice, int(heads)))
                (Path(folder) / f"{number:05}.json").write_text(text, encoding="utf-8")
        case ["time", path, rounds]:
            document = json.loads(Path(path).read_text(encoding="utf-8"))
            took = []
            for _ in range(int(rounds)):
                start = time.perf_counter()
                total = settle(document)["totals"]["total"]
                took.append(time.perf_counter() - start)
            print(json.dumps({"seconds": min(took), "total": str(total)}))
        case ["years", count, seed]:
            dice = random.Random(int(seed))
            for _ in range(int(count)):
                year = random_year(dice)
                print(json.dumps({"year": year, "expected": annual(year["quarters"])}, default=str))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
