{# Grain: one row per team (all of them too), transition and day on which a client
   moved on or was censored: Kaplan–Meier with log-log Greenwood bounds, 95 %. #}
{{ kaplan_meier(ref('int_stage_waits'), 'team', apart_by='transition_id') }}
