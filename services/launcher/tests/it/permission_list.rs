//! The NATS permissions of each service, written out, against those that follow from the list of topics.

use werkbrug_launcher::nats::permissions::of_service;

/// A service, the topics it says, and the topics it hears as (source, topic).
type Grants = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

const GRANTS: [Grants; 4] = [
    ("orders", &["companies", "orders"], &[("crews", "capacity")]),
    (
        "crews",
        &["capacity", "shifts", "time"],
        &[
            ("orders", "companies"),
            ("orders", "orders"),
            ("social", "people"),
            ("social", "availability"),
            ("social", "limits"),
            ("social", "guidance"),
        ],
    ),
    ("social", &["people", "availability", "limits", "guidance", "entitlement"], &[]),
    (
        "invoicing",
        &["invoices", "premiums"],
        &[("orders", "companies"), ("crews", "time"), ("social", "people"), ("social", "entitlement")],
    ),
];

#[test]
fn each_service_may_say_its_own_topics_and_hear_those_meant_for_it_and_nothing_else() {
    for (service, says, hears) in GRANTS {
        let mut publish = Vec::new();
        let mut subscribe = vec![format!("_INBOX_{service}.>")];
        for topic in says {
            publish.push(format!("werkbrug.{service}.{topic}.v1.>"));
            publish.push(format!("werkbrug.{service}.{topic}.beacon"));
            publish.push(format!("$JS.API.STREAM.INFO.{service}-{topic}"));
        }
        for (source, topic) in hears {
            let durable = format!("{source}-{topic}.{service}-{source}-{topic}");
            publish.push(format!("$JS.API.STREAM.INFO.{source}-{topic}"));
            publish.push(format!("$JS.API.CONSUMER.INFO.{durable}"));
            publish.push(format!("$JS.API.CONSUMER.MSG.NEXT.{durable}"));
            subscribe.push(format!("werkbrug.{source}.{topic}.beacon"));
        }
        let mut granted = of_service(service);
        for list in [&mut publish, &mut subscribe, &mut granted.publish, &mut granted.subscribe] {
            list.sort();
        }
        assert_eq!(granted.publish, publish, "{service} publishes");
        assert_eq!(granted.subscribe, subscribe, "{service} listens");
    }
}
