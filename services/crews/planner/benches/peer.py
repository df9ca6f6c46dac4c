"""The same instance given to OR-Tools CP-SAT, two workers: peer.py SECONDS INSTANCE.json prints status, cost and bound."""

import json
import sys

from ortools.sat.python import cp_model


def fits(worker, shift, host, place):
    demands, limits = host["demands"], worker["limits"]
    return (
        worker["available"][shift["day"]]
        and shift["end_minute"] - shift["start_minute"] <= worker["max_minutes_per_day"]
        and demands["lift_kg"] <= limits["lift_kg"]
        and not (demands["standing"] and limits["seated_only"])
        and not (demands["noise"] and limits["low_noise"])
        and not (demands["crowd"] and limits["no_crowd"])
        and worker["travel_minutes"][place] <= worker["max_travel_minutes"]
        and (shift["start_minute"] >= 420 or worker["early_ok"])
        and (shift["end_minute"] <= 1200 or worker["late_ok"])
    )


class Model:
    def __init__(self, data):
        self.data, self.model, self.costs, self.constant = data, cp_model.CpModel(), [], 0
        self.place = {host["id"]: number for number, host in enumerate(data["hosts"])}
        self.host = {host["id"]: host for host in data["hosts"]}
        self.week = lambda shift: shift["day"] // data["days_per_week"]
        self.works, self.guides = {}, {}
        self.people()
        self.crews()
        self.wishes()

    def calendar(self, person, own):
        shifts, model = self.data["shifts"], self.model
        minutes = lambda number: shifts[number]["end_minute"] - shifts[number]["start_minute"]
        for day in range(self.data["days"]):
            model.add_at_most_one([seat for number, seat in own.items() if shifts[number]["day"] == day])
        for week in {self.week(shifts[number]) for number in own}:
            inside = [minutes(number) * seat for number, seat in own.items() if self.week(shifts[number]) == week]
            model.add(sum(inside) <= person["max_minutes_per_week"])
        for one in own:
            for other in own:
                first, second = shifts[one], shifts[other]
                follows = second["day"] == first["day"] + 1 and self.week(first) == self.week(second)
                if follows and 1440 + second["start_minute"] - first["end_minute"] < self.data["min_rest_minutes"]:
                    model.add_bool_or([~own[one], ~own[other]])

    def people(self):
        for person, worker in enumerate(self.data["workers"]):
            own = self.works[person] = {}
            for number, shift in enumerate(self.data["shifts"]):
                place = self.place[shift["host"]]
                if fits(worker, shift, self.host[shift["host"]], place):
                    own[number] = self.model.new_bool_var("")
                    liking = worker["preference"].get(shift["host"], 0)
                    self.costs.append((2 - liking + worker["travel_minutes"][place] // 15) * own[number])
            self.calendar(worker, own)
        for person, coach in enumerate(self.data["coaches"]):
            own = self.guides[person] = {}
            for number, shift in enumerate(self.data["shifts"]):
                host = self.host[shift["host"]]
                near = coach["travel_minutes"][self.place[shift["host"]]] <= 60
                if coach["available"][shift["day"]] and host["sector"] in coach["sectors"] and near:
                    own[number] = self.model.new_bool_var("")
            self.calendar(coach, own)

    def crews(self):
        model = self.model
        for number, shift in enumerate(self.data["shifts"]):
            crew = {person: own[number] for person, own in self.works.items() if number in own}
            coaches = {person: own[number] for person, own in self.guides.items() if number in own}
            opened, heads = model.new_bool_var(""), sum(crew.values())
            model.add(heads <= shift["heads_wanted"] * opened)
            model.add(heads >= shift["heads_min"] * opened)
            workers, guides = self.data["workers"], self.data["coaches"]
            if shift["skill_min"]:
                able = [seat for person, seat in crew.items() if shift["skill"] in workers[person]["skills"]]
                model.add(sum(able) >= shift["skill_min"] * opened)
            model.add(sum(coaches.values()) <= shift["max_coaches"])
            model.add(sum(coaches.values()) >= opened)
            load = sum(workers[person]["guidance_load"] * seat for person, seat in crew.items())
            model.add(load <= sum(guides[person]["guidance_capacity"] * seat for person, seat in coaches.items()))
            model.add(heads <= sum(guides[person]["max_group"] * seat for person, seat in coaches.items()))
            self.costs.append(1000 * self.host[shift["host"]]["priority"] * (shift["heads_wanted"] - heads))

    def visits(self, own, usual, cost):
        shifts = self.data["shifts"]
        groups = {}
        for number, seat in own.items():
            groups.setdefault((shifts[number]["host"], self.week(shifts[number])), []).append(seat)
        for (host, _), seats in groups.items():
            if cost and not usual(host):
                visited = self.model.new_bool_var("")
                for seat in seats:
                    self.model.add_implication(seat, visited)
                self.costs.append(cost * visited)

    def wishes(self):
        shifts, weeks = self.data["shifts"], -(-self.data["days"] // self.data["days_per_week"])
        for person, worker in enumerate(self.data["workers"]):
            own = self.works[person]
            self.visits(own, lambda host: host == worker["home_host"], 10 * worker["stability"])
            for week in range(weeks):
                inside = {number: seat for number, seat in own.items() if self.week(shifts[number]) == week}
                unloved = [seat for number, seat in inside.items() if self.host[shifts[number]["host"]]["unpopular"]]
                if len(unloved) > 2:
                    over = self.model.new_int_var(0, len(unloved), "")
                    self.model.add(over >= sum(unloved) - 2)
                    self.costs.append(5 * over)
                if worker["learning"]:
                    lessons = [seat for number, seat in inside.items() if shifts[number]["skill"] == worker["learning"]]
                    missed = self.model.new_bool_var("")
                    self.model.add_bool_or([*lessons, missed])
                    self.costs.append(8 * missed)
        for person, coach in enumerate(self.data["coaches"]):
            self.visits(self.guides[person], lambda host: self.host[host]["regular_coach"] == coach["id"], 6)


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        built = Model(json.load(file))
    built.model.minimize(sum(built.costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = float(sys.argv[1]), 2
    status = solver.solve(built.model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    cost = int(solver.objective_value) if found else "no plan"
    print(solver.status_name(status), cost, "bound", int(solver.best_objective_bound), f"{solver.wall_time:.0f} s")


main()
