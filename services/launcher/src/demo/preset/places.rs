//! The companies, places, agreements and tariffs of a preset.

use jiff::civil::Date;

use super::{
    PresetFile, Size,
    invented::{self, CUSTOMERS, DEPARTMENTS, HOSTS, Invented, OWN},
    sheet::{Sheet, day, yes_no},
};
use crate::import::rows;

/// What a place asks of a body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demands {
    /// In kg.
    pub(super) lift_kg: u32,
    /// In minutes.
    pub(super) standing: u32,
    /// 0 to 2.
    pub(super) noise: u32,
    /// 0 to 2.
    pub(super) crowd: u32,
}

/// A department.
#[derive(Clone, Copy, Debug)]
pub(super) struct Department {
    /// Its code.
    pub(super) code: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// What it asks.
    pub(super) demands: Demands,
}

/// A site of a host.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// Code of the place.
    pub(super) code: String,
    /// Code of the agreement.
    pub(super) engagement: String,
    /// The host.
    pub(super) host: Invented,
    /// Its KBO number.
    pub(super) kbo: String,
    /// What it asks.
    pub(super) demands: Demands,
    /// Whether the Department was told in time; if not, the gate ENC-04 is red.
    pub(super) is_notified: bool,
    /// How many people it asks for.
    pub(super) heads: u32,
}

/// Where everybody works.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Sites of hosts.
    pub(super) sites: Vec<Site>,
    /// Departments of the workshop.
    pub(super) departments: Vec<Department>,
    /// Customers with their KBO numbers.
    pub(super) customers: Vec<(Invented, String)>,
}

/// Posts of hosts and departments, in turn; the fourth one of the departments is quiet and seated.
const HOST_DEMANDS: [Demands; 3] = [
    Demands { lift_kg: 10, standing: 60, noise: 1, crowd: 1 },
    Demands { lift_kg: 15, standing: 60, noise: 1, crowd: 1 },
    Demands { lift_kg: 5, standing: 120, noise: 1, crowd: 1 },
];
const DEPARTMENT_DEMANDS: [Demands; 4] = [
    Demands { lift_kg: 5, standing: 0, noise: 1, crowd: 1 },
    Demands { lift_kg: 5, standing: 60, noise: 1, crowd: 1 },
    Demands { lift_kg: 10, standing: 60, noise: 2, crowd: 1 },
    Demands { lift_kg: 0, standing: 0, noise: 0, crowd: 0 },
];

/// Where everybody works in a preset of this size.
pub(super) fn layout(size: &Size) -> Layout {
    let mut layout = Layout { sites: Vec::new(), departments: Vec::new(), customers: Vec::new() };
    let mut kbo = 1;
    for (number, host) in HOSTS.into_iter().take(size.hosts).enumerate() {
        let short = host.short.get(..3).unwrap_or(host.short).to_uppercase();
        layout.sites.push(Site {
            code: format!("{short}-1"),
            engagement: format!("ENC-{short}"),
            host,
            kbo: invented::kbo(kbo),
            demands: demand(&HOST_DEMANDS, number),
            is_notified: number != 1,
            heads: if number == 0 { 6 } else { 5 },
        });
        kbo += 1;
    }
    for (number, (code, name)) in DEPARTMENTS.into_iter().take(size.departments).enumerate() {
        layout.departments.push(Department { code, name, demands: demand(&DEPARTMENT_DEMANDS, number) });
    }
    for customer in CUSTOMERS.into_iter().take(size.customers) {
        layout.customers.push((customer, invented::kbo(kbo)));
        kbo += 1;
    }
    layout
}

fn demand(posts: &[Demands], number: usize) -> Demands {
    let none = Demands { lift_kg: 0, standing: 0, noise: 0, crowd: 0 };
    posts.get(number % posts.len()).copied().unwrap_or(none)
}

/// bedrijven, werkplekken, overeenkomsten and tarieven.
pub(super) fn files(layout: &Layout) -> Vec<PresetFile> {
    vec![company_file(layout), place_file(layout), engagement_file(layout), tariff_file(layout)]
}

fn company_file(layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::companies::SPEC);
    let mut company = |company: &Invented, kbo: &str, role: &str, iban: String| {
        let (postcode, city, province) = company.city;
        let email = format!("facturen@{}.example", company.short);
        let street = "Nergensstraat 1";
        let vat = format!("BE{kbo}");
        let dotted = format!(
            "{}.{}.{}",
            kbo.get(..4).unwrap_or_default(),
            kbo.get(4..7).unwrap_or_default(),
            kbo.get(7..).unwrap_or_default()
        );
        let cells =
            [&dotted, company.name, role, province, company.sector, street, postcode, city, "BE", &vat, &iban, &email];
        sheet.row(&cells);
    };
    company(&OWN, &invented::kbo(0), "eigen", invented::iban(1));
    for site in &layout.sites {
        company(&site.host, &site.kbo, "klant", String::new());
    }
    for (number, (customer, kbo)) in layout.customers.iter().enumerate() {
        company(customer, kbo, if number == 0 { "klant+leverancier" } else { "klant" }, String::new());
    }
    sheet.finish()
}

fn place_file(layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::places::SPEC);
    let demands = |demands: Demands| {
        [demands.lift_kg, 0, demands.standing, demands.noise, demands.crowd].map(|number| number.to_string())
    };
    for (number, site) in (1..).zip(&layout.sites) {
        let head = [
            site.code.clone(),
            format!("{} hal 1", site.host.name),
            "gast".to_owned(),
            site.kbo.clone(),
            invented::establishment(number),
            site.host.nace.to_owned(),
            yes_no(number == 1).to_owned(),
        ];
        sheet.row(&[head.as_slice(), demands(site.demands).as_slice()].concat());
    }
    for department in &layout.departments {
        let head = [department.code, department.name, "afdeling", "", "", "", "nee"].map(str::to_owned);
        sheet.row(&[head.as_slice(), demands(department.demands).as_slice()].concat());
    }
    sheet.finish()
}

fn engagement_file(layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::engagements::SPEC);
    let (signed, told) = (day(Date::constant(2026, 8, 24)), day(Date::constant(2026, 8, 26)));
    let (september, january) = (day(Date::constant(2026, 9, 1)), day(Date::constant(2026, 1, 1)));
    for site in &layout.sites {
        let work = format!("werk in de hoofdactiviteit {}", site.host.sector);
        let told = if site.is_notified { told.as_str() } else { "" };
        let cells =
            [&site.engagement, &site.code, "enclave", &work, "ja", &signed, told, &september, "", "ja", "ENCLAVE"];
        sheet.row(&cells);
    }
    for department in &layout.departments {
        let code = format!("AFD-{}", department.code);
        let work = format!("eigen afdeling {}", department.name);
        sheet.row(&[&code, department.code, "afdeling", &work, "nee", "", "", &january, "", "ja", "EIGEN"]);
    }
    sheet.finish()
}

fn tariff_file(layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::tariffs::SPEC);
    for (site, price) in layout.sites.iter().zip(["24,80", "25,45", "23,90", "26,15", "24,35"]) {
        let from = day(Date::constant(2026, 1, 1));
        sheet.row(&[&site.kbo, "ENCLAVE", price, &from, "S", "21"]);
    }
    sheet.finish()
}
