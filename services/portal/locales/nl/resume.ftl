### Partial resumption: hours a day by the half hour, and the end of a limit.

resume-record = Uren per dag vastleggen
resume-intro = Bij gedeeltelijke werkhervatting. De planning hoort hoeveel uren per dag en vanaf wanneer, nooit waarom. Meer uren later? Leg eerst de laatste dag vast.
resume-hours = Uren per dag
resume-save = Leg vast
resume-recorded = De uren per dag zijn vastgelegd. De planning houdt er rekening mee.
resume-end = Beëindigen
resume-last-day = Laatste dag
resume-end-save = Leg het einde vast
resume-ended = Het einde van de beperking is vastgelegd.
resume-overlaps = Voor die dagen staan er al uren per dag. Beëindig die eerst. Er is niets vastgelegd.
resume-changed = Iemand veranderde deze beperking intussen. Kijk opnieuw.
