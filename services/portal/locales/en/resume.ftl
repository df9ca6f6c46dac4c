### Partial resumption: hours a day by the half hour, and the end of a limit.

resume-record = Record hours a day
resume-intro = For a partial resumption of work. The planning hears how many hours a day and from when, never why. More hours later? Record the last day first.
resume-hours = Hours a day
resume-save = Record
resume-recorded = The hours a day are recorded. The planning takes them into account.
resume-end = End
resume-last-day = Last day
resume-end-save = Record the end
resume-ended = The end of the limit is recorded.
resume-overlaps = There are hours a day for those days already. End those first. Nothing is recorded.
resume-changed = Somebody changed this limit meanwhile. Look again.
