//! What is wrong with an order file, in words.

use crate::words::key;

/// What a finding means.
pub(super) fn meaning(reason: &str) -> &'static str {
    of_file(reason).or_else(|| of_head(reason)).or_else(|| of_line(reason)).unwrap_or(key("finding-other"))
}

fn of_file(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "file_too_large" | "too_many_elements" | "too_deep" => key("finding-too-large"),
        "encoding_not_utf8" => key("finding-encoding"),
        "not_xml" => key("finding-not-xml"),
        "cut_off" => key("finding-cut-off"),
        "document_type" | "entity" => key("finding-entity"),
        "not_an_order" | "another_kind" => key("finding-not-an-order"),
        "another_profile" => key("finding-profile"),
        _ => return None,
    })
}

fn of_head(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "order_number_missing" => key("finding-number-missing"),
        "day_missing" | "day_unreadable" => key("finding-day"),
        "ends_before_it_begins" => key("finding-period"),
        "currency_not_euro" => key("finding-currency"),
        "other_currency" => key("finding-other-currency"),
        "buyer_address_missing" => key("finding-buyer-address"),
        "buyer_not_kbo" => key("finding-buyer-not-kbo"),
        "buyer_unknown" => key("finding-buyer-unknown"),
        "buyer_no_customer" => key("finding-buyer-no-customer"),
        "seller_address_missing" | "seller_not_kbo" | "seller_not_us" => key("finding-seller"),
        "allowance_not_taken" => key("finding-allowance"),
        "tax_rate_missing" | "tax_rate_zero" => key("finding-tax"),
        "sum_differs" => key("finding-sum"),
        "amount_not_a_number" | "more_than_two_decimals" => key("finding-amount"),
        "text_too_long" => key("finding-text"),
        _ => return None,
    })
}

fn of_line(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "no_line" | "line_empty" => key("finding-no-line"),
        "too_many_lines" => key("finding-many-lines"),
        "line_number_missing" | "line_number_twice" => key("finding-line-number"),
        "item_name_missing" => key("finding-item-name"),
        "quantity_missing" | "quantity_not_a_number" | "quantity_out_of_range" => key("finding-quantity"),
        "negative" => key("finding-negative"),
        "unit_not_pieces" | "other_unit" => key("finding-unit"),
        "price_missing" | "price_not_whole_cents" | "base_not_positive" => key("finding-price"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn every_finding_is_told_in_words() {
        let known = ["cut_off", "buyer_unknown", "unit_not_pieces", "sum_differs"];
        assert!(known.iter().all(|reason| meaning(reason) != key("finding-other")));
        assert_eq!(meaning("something new"), key("finding-other"));
        let texts = in_each(|words| words.say(meaning("buyer_unknown")).into_owned());
        assert!(texts.iter().all(|text| !text.contains('⟦')), "{texts:?}");
    }
}
