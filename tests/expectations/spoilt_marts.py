"""Marts gone wrong: for each expectation of the marts stage what makes exactly it fail."""

CRITICAL = {
    "marts.rpt_metrics.value.shares": """
        update marts.rpt_metrics set value = 1.2 where metric_id = 'activation_share_wac'""",
    "marts.rpt_metrics.value.grades": """
        update marts.rpt_metrics set value = 3.2 where metric_id = 'feedback_grade'""",
    "marts.rpt_metrics.value.counts": """
        update marts.rpt_metrics set value = -1 where metric_id = 'dropped_cancelled'""",
    "marts.rpt_metrics.value.someone_registered": """
        update marts.rpt_metrics set value = 0 where metric_id = 'registered_clients'""",
    "marts.rpt_metrics.value.served_among_registered": """
        update marts.rpt_metrics set value = 61 where metric_id = 'served_clients'""",
    "marts.rpt_metrics.value.drop_share": """
        update marts.rpt_metrics set value = 0.75 where metric_id = 'dropped_share'""",
    "marts.rpt_metrics.value.activation_share": """
        update marts.rpt_metrics set value = 0.98 where metric_id = 'activation_share_all'""",
    "marts.rpt_metrics.value.cost_per_served": """
        update marts.rpt_metrics set value = 400000 where metric_id = 'cost_per_served_eur'""",
    "marts.rpt_activation_rates.activation_share.bounds": """
        update marts.rpt_activation_rates set upper_share = 1.4 where path = 'wac'""",
    "marts.fct_client_journeys.registered_date.before_stages": """
        update marts.fct_client_journeys set first_attempt_date = registered_date - 40
        where client_reference in ('A001', 'A002')""",
    "marts.fct_client_journeys.registered_date.in_calendar": """
        update marts.fct_client_journeys set registered_date = date '1972-03-01'
        where client_reference <= 'A002'""",
    "marts.fct_client_journeys.registered_date.not_after_release": """
        update marts.fct_client_journeys set dropped_date = date '2023-03-01'
        where client_reference in ('A049', 'A050')""",
    "marts.fct_client_journeys.served_date.plausible_duration": """
        update marts.fct_client_journeys set served_date = registered_date + 5
        where status = 'served'""",
    "marts.fct_client_journeys.outcome_id.known_share": """
        update marts.fct_client_journeys set outcome_id = null where client_reference <= 'A004'""",
    "marts.rpt_caseload.active_client_count.threefold_capacity": """
        update marts.rpt_caseload set active_client_count = 80
        where changed_date = date '2021-09-12'""",
    "marts.fct_costs.booking_date.in_calendar": """
        update marts.fct_costs set booking_date = date '2052-01-31' where cost_id = 'X3'""",
}

LESS_THAN_CRITICAL = {
    "marts.rpt_service_levels.on_time_count.half": """
        update marts.rpt_service_levels set on_time_count = 20""",
    "marts.rpt_unit_costs.cost_per_unit_eur.years": """
        update marts.rpt_unit_costs set cost_per_unit_eur = 500 where period_id = '2022'""",
    "marts.rpt_targets.target_share.within_reach": """
        update marts.rpt_targets set target_share = 3.4""",
    "marts.fct_client_journeys.registered_date.none_outside_calendar": """
        update marts.fct_client_journeys set registered_date = date '1972-03-01'
        where client_reference = 'A001'""",
    "marts.fct_client_journeys.registered_date.none_after_release": """
        update marts.fct_client_journeys set dropped_date = date '2023-03-01'
        where client_reference = 'A050'""",
    "marts.fct_client_journeys.path.known_share": """
        update marts.fct_client_journeys set path = null where client_reference <= 'A004'""",
    "marts.fct_client_journeys.served_date.after_contact": """
        update marts.fct_client_journeys set first_contact_date = served_date + 1
        where client_reference <= 'A004'""",
    "marts.fct_client_journeys.status.not_forgotten": """
        update marts.fct_client_journeys
        set status = 'open', served_date = null, end_form_received_date = null
        where client_reference <= 'A010'""",
    "marts.fct_client_journeys.team.within_two_months": """
        update marts.fct_client_journeys set team = null where client_reference <= 'A010'""",
    "marts.rpt_cohorts.registered_quarter.every_quarter": """
        delete from marts.rpt_cohorts where registered_quarter = date '2022-01-01'""",
    "marts.rpt_caseload.active_client_count.near_capacity": """
        update marts.rpt_caseload set active_client_count = 45
        where changed_date > date '2022-05-01'""",
    "marts.dim_companies.is_cooperating.some": """
        update marts.dim_companies set is_cooperating = true""",
    "marts.dim_companies.sector.several": "update marts.dim_companies set sector = 'Kauppa'",
    "marts.fct_costs.cost_type_id.mostly_staff": """
        update marts.fct_costs set cost_eur = -cost_eur where cost_id > 'X1';
        insert into marts.fct_costs
        select 'Y' || cost_id, booking_date, 'events', 900 from marts.fct_costs""",
}
