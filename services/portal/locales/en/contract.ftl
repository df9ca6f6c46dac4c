### What a contract says about days and hours.

room-contract = Contract hours
contract-title = Contract hours
contract-intro = Work beside these hours, work told too late or a change on the day itself needs the own yes of the { -worker }.
contract-hours = Hours
contract-none = No hours of this contract are known, so nothing is asked. Fill them in below.
contract-day = Day
contract-week-a = Week A
contract-week-b = Week B
contract-week-b-hint = Leave week B empty when all weeks are the same.
contract-week-a-monday = Monday of a week A
contract-week-a-hint = From this Monday on weeks A and B take turns.
contract-monday = Monday
contract-tuesday = Tuesday
contract-wednesday = Wednesday
contract-thursday = Thursday
contract-friday = Friday
contract-saturday = Saturday
contract-sunday = Sunday
contract-kind = Kind of hours
contract-fixed = fixed hours
contract-variable = variable hours
contract-same-day = no change on the day itself
contract-since = since { $day }
contract-from = From
contract-change = Change
contract-save = Keep
contract-was-saved = Kept.
contract-refused = Not kept: a day or an hour cannot be read. Write hours like 8.00-16.00 and choose a Monday.
contract-notice = Notice for variable hours
contract-no-notice = No notice was recorded, so nothing is asked. Fill in what the law or the work rules say.
contract-notice-days = From { $day } on: { $count } { $count ->
    [one] working day
   *[other] working days
} before.
contract-working-days = Working days before
contract-source = Source
contract-confirmed = compared with the source
contract-unconfirmed = not compared yet
