### Partial resumption: hours a day by the half hour, and the end of a limit.

resume-record = Enregistrer des heures par jour
resume-intro = Pour une reprise partielle du travail. Le planning apprend combien d’heures par jour et à partir de quand, jamais pourquoi. Plus d’heures ensuite ? Enregistrez d’abord le dernier jour.
resume-hours = Heures par jour
resume-save = Enregistrer
resume-recorded = Les heures par jour sont enregistrées. Le planning en tient compte.
resume-end = Mettre fin
resume-last-day = Dernier jour
resume-end-save = Enregistrer la fin
resume-ended = La fin de la limite est enregistrée.
resume-overlaps = Il y a déjà des heures par jour pour ces jours. Mettez-y d’abord fin. Rien n’est enregistré.
resume-changed = Quelqu’un a modifié cette limite entre-temps. Regardez à nouveau.
