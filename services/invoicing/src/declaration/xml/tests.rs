//! What is read of an invented declaration, and where it is refused.

use std::fs;

use uuid::Uuid;
use werkbrug_invoicing_domain::premium::package::DmfaLine;

use super::*;
use crate::blind::Door;

/// Somebody full time until the middle of the quarter and half time after it, and somebody ill for a part of it.
pub(super) const FILE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<DmfAOriginal>
 <Form>
  <Identification>DMFA</Identification>
  <EmployerDeclaration>
   <Quarter>20252</Quarter>
   <NaturalPerson>
    <INSS>85073003328</INSS>
    <WorkerRecord>
     <WorkerCode>025</WorkerCode>
     <Occupation>
      <OccupationStartingDate>2020-01-06</OccupationStartingDate>
      <OccupationEndingDate>2025-05-15</OccupationEndingDate>
      <ContractType>0</ContractType>
      <Service><ServiceCode>001</ServiceCode><ServiceNbrDays>03200</ServiceNbrDays></Service>
      <Remun><RemunCode>001</RemunCode><RemunAmount>00000400000</RemunAmount></Remun>
     </Occupation>
     <Occupation>
      <OccupationStartingDate>2025-05-16</OccupationStartingDate>
      <ContractType>1</ContractType>
      <RefMeanWorkingHours>3800</RefMeanWorkingHours>
      <MeanWorkingHours>1900</MeanWorkingHours>
      <Service><ServiceCode>001</ServiceCode><ServiceNbrDays>1600</ServiceNbrDays><ServiceNbrHours>9000</ServiceNbrHours></Service>
      <Service><ServiceCode>050</ServiceCode><ServiceNbrDays>0400</ServiceNbrDays><ServiceNbrHours>3000</ServiceNbrHours></Service>
      <Remun><RemunCode>001</RemunCode><RemunAmount>00000200000</RemunAmount></Remun>
      <Remun><RemunCode>010</RemunCode><RemunAmount>00000099999</RemunAmount></Remun>
      <OccupationDeduction><DeductionCode>3000</DeductionCode><DeductionAmount>00000010000</DeductionAmount></OccupationDeduction>
     </Occupation>
     <WorkerDeduction><DeductionCode>0001</DeductionCode><DeductionAmount>00000007700</DeductionAmount></WorkerDeduction>
    </WorkerRecord>
   </NaturalPerson>
  </EmployerDeclaration>
 </Form>
</DmfAOriginal>
";

fn choice(pairs: &[(&str, &str)]) -> Result<Choice, Refusal> {
    Choice::of(&pairs.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect())
}

fn usual() -> Choice {
    let pairs = [(REMUNERATIONS, "1,2"), (SERVICES, "1"), (CONTRIBUTION, "25,5 %"), (DEDUCTIONS, "3000")];
    choice(&pairs).unwrap()
}

fn blinder() -> Blinder {
    let folder = std::env::temp_dir().join(format!("werkbrug-dmfa-{}", Uuid::now_v7()));
    fs::create_dir_all(&folder).unwrap();
    let blinder = Door::in_folder(&folder).open(Uuid::from_u128(7)).unwrap();
    fs::remove_dir_all(folder).unwrap();
    blinder
}

#[test]
fn a_person_is_one_line_with_fractions_wage_and_contracts() {
    let found = read(FILE.as_bytes(), &usual(), &blinder()).unwrap();
    let [one] = found.as_slice() else { panic!("one person: {found:?}") };
    assert_eq!((one.quarter.to_string().as_str(), one.contracts, one.line), ("2025Q2", 2, 7));
    let line = one.figures.over(None);
    // 45 of 91 days in full and 46 half; of the last, three quarters of the hours count.
    let contract = Decimal::new(45 * 2 + 46, 0) / Decimal::new(182, 0);
    assert_eq!(line.contract_fraction.value(), contract.round_dp(DECIMALS).normalize());
    let performed = (Decimal::new(45, 0) + Decimal::new(46 * 3, 0) / Decimal::new(8, 0)) / Decimal::new(91, 0);
    assert_eq!(line.performed_fraction.value(), performed.round_dp(DECIMALS).normalize());
    // 6,000.00 x 1.255 less the deduction that counts; the other remuneration and the other deduction do not.
    assert_eq!(line.reference_wage, Cents::new(753_000 - 10_000));
    assert!(line.has_wage_cost && !line.is_resuming);
}

#[test]
fn what_cannot_be_used_is_told_with_its_line_and_element_and_never_with_a_number() {
    let rows = [
        ("<INSS>85073003328<", "<INSS>85073003329<", "8", "INSS", "NUMBER_FORM"),
        ("<Quarter>20252<", "<Quarter>20255<", "6", "Quarter", "QUARTER"),
        ("<Quarter>20252</Quarter>", "", "5", "EmployerDeclaration/Quarter", "ELEMENT"),
        ("<RemunAmount>00000200000<", "<RemunAmount>2.000,00<", "25", "RemunAmount", "AMOUNT"),
        ("<RemunCode>010</RemunCode>", "", "26", "Remun/RemunCode", "ELEMENT"),
        ("<RefMeanWorkingHours>3800</RefMeanWorkingHours>", "", "18", "Occupation/RefMeanWorkingHours", "ELEMENT"),
        ("2025-05-16", "16/05/2025", "19", "OccupationStartingDate", "DAY"),
        (
            "<DeductionAmount>00000010000<",
            "<DeductionAmount>00009010000<",
            "7",
            "NaturalPerson/DeductionAmount",
            "AMOUNT",
        ),
        ("<MeanWorkingHours>1900<", "<MeanWorkingHours>9900<", "7", "NaturalPerson", "TOO_LARGE"),
        ("DmfAOriginal>", "DmfAUpdate>", "2", "DmfAUpdate/DmfAOriginal", "ELEMENT"),
    ];
    for (from, to, line, heading, code) in rows {
        let file = FILE.replace(from, to);
        assert_ne!(file, FILE, "{from}");
        let refusal = read(file.as_bytes(), &usual(), &blinder()).unwrap_err();
        let fact = |name: &str| refusal.facts.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        let told = (fact("line"), fact("column"), fact("code"));
        assert_eq!(told, (Some(line.into()), Some(heading.into()), Some(code.into())), "{from} -> {to}");
        assert!(!format!("{refusal:?}").contains("8507300332"), "{refusal:?}");
    }
}

#[test]
fn a_file_that_is_no_declaration_is_refused_whole() {
    let deep = "<a>".repeat(40);
    let files = [
        "<?xml version=\"1.0\"?><!DOCTYPE DmfAOriginal [<!ENTITY x \"y\">]><DmfAOriginal/>".to_owned(),
        FILE.replace("DMFA", "&x;"),
        FILE.chars().take(FILE.len() / 2).collect(),
        deep,
        "<DmfAOriginal></Form>".to_owned(),
    ];
    for file in files {
        let refusal = read(file.as_bytes(), &usual(), &blinder()).unwrap_err();
        assert_eq!(refusal.reason, "FILE_UNUSABLE", "{}", refusal.text);
    }
    assert!(is_xml(FILE.as_bytes()) && is_xml(b"\xef\xbb\xbf\n <x/>") && !is_xml(b"Nummer;Kwartaal\n"));
}

#[test]
fn finance_names_the_codes_and_nothing_is_assumed() {
    let rows = [
        (vec![(SERVICES, "1")], "FILE_COLUMNS", REMUNERATIONS),
        (vec![(REMUNERATIONS, "1")], "FILE_COLUMNS", SERVICES),
        (vec![(REMUNERATIONS, "1"), (SERVICES, "1")], "FILE_COLUMNS", CONTRIBUTION),
        (vec![(REMUNERATIONS, "1"), (SERVICES, "1"), ("quarter", "Kwartaal")], "FILE_COLUMNS", "quarter"),
        (vec![(REMUNERATIONS, "alles"), (SERVICES, "1"), (CONTRIBUTION, "0")], "FILE_CODES", REMUNERATIONS),
        (vec![(REMUNERATIONS, "1"), (SERVICES, "1"), (CONTRIBUTION, "veel")], "FILE_CODES", CONTRIBUTION),
        (vec![(REMUNERATIONS, "1"), (SERVICES, "1"), (CONTRIBUTION, "101")], "FILE_CODES", CONTRIBUTION),
    ];
    for (pairs, reason, field) in rows {
        let refusal = choice(&pairs).unwrap_err();
        let told = refusal.facts.iter().any(|(name, value)| *name == "column" && value == field);
        assert!(refusal.reason == reason && told, "{pairs:?}: {refusal:?}");
    }
    let both = [(REMUNERATIONS, "1"), (SERVICES, "1"), (CONTRIBUTION, "0"), (DEDUCTIONS, "3000"), (SINE, "1 3000")];
    let refusal = choice(&both).unwrap_err();
    assert_eq!(refusal.reason, "FILE_CODES", "a code comes off the wage or is SINE: {refusal:?}");
    let bare = choice(&[(REMUNERATIONS, "001"), (SERVICES, "001 050"), (CONTRIBUTION, "0")]).unwrap();
    let found = read(FILE.as_bytes(), &bare, &blinder()).unwrap();
    assert_eq!(found[0].figures.over(None).reference_wage, Cents::new(600_000), "0 that somebody typed");
}

#[test]
fn what_sine_paid_is_summed_apart_and_does_not_come_off_the_wage() {
    let usual = [(REMUNERATIONS, "1,2"), (SERVICES, "1"), (CONTRIBUTION, "0")];
    let unsaid = read(FILE.as_bytes(), &choice(&usual).unwrap(), &blinder()).unwrap();
    let known = DmfaLine { sine_deduction: Cents::new(12_345), ..unsaid[0].figures.over(None) };
    let rows = [(None, 12_345), (Some("3000"), 10_000), (Some("0001, 3000"), 17_700), (Some("4000"), 0)];
    for (codes, cents) in rows {
        let pairs: Vec<(&str, &str)> = usual.into_iter().chain(codes.map(|codes| (SINE, codes))).collect();
        let found = read(FILE.as_bytes(), &choice(&pairs).unwrap(), &blinder()).unwrap();
        let line = found[0].figures.over(Some(&known));
        assert_eq!((line.sine_deduction, line.reference_wage), (Cents::new(cents), Cents::new(600_000)), "{codes:?}");
    }
}
