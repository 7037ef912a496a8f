{# Grain: one row per registered client. #}
select
    client_id,
    client_reference,
    registered_date,
    first_attempt_date,
    first_contact_date,
    first_meeting_date,
    served_date,
    end_form_received_date,
    dropped_date,
    exit_reason_id,
    status,
    path,
    team,
    outcome_id,
    is_activated,
    is_employed,
    is_esf_immediate_result
from {{ ref('int_client_journeys_assembled') }}
