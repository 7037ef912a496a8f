"""The answer of the steering group's page, of the whole project whatever is filtered."""

from dashboards.frame import Frame
from dashboards.intervals import ENOUGH
from dashboards.pace import target_difference, target_state
from dashboards.queries.steering import SteeringFigures
from dashboards.queries.targets import Target


def answer(whole: SteeringFigures, frame: Frame) -> str:
    """Return the answer: whether the project has ended, clients, companies, activation."""
    clients = whole.client_target(frame.facts.client_target_base)
    sentences = [
        _end(whole, frame),
        _target("clients", clients, frame),
        _target("companies", whole.company_target, frame),
        _activation(whole, frame),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _end(whole: SteeringFigures, frame: Frame) -> str:
    if not frame.facts.has_ended:
        return ""
    day = frame.texts.day(frame.facts.project_end)
    if whole.open_count:
        return frame.texts.plural("steering.ended.open", whole.open_count, date=day)
    return frame.texts.text("steering.ended.closed", date=day)


def _target(subject: str, target: Target | None, frame: Frame) -> str:
    texts = frame.texts
    state = target_state(target, frame.facts.as_of_date)
    if target is None or state == "none":
        return texts.text(f"steering.answer.{subject}.none")
    return texts.plural(
        f"steering.answer.{subject}.{state}",
        abs(target_difference(target)),
        share=texts.share(target.target_share),
        pace=texts.share(target.pace_value / target.target_value),
    )


def _activation(whole: SteeringFigures, frame: Frame) -> str:
    texts = frame.texts
    rate = whole.activation.get("all")
    if rate is None or not rate.served_count:
        return texts.text("steering.answer.activation.none")
    if rate.served_count < ENOUGH:
        activated = texts.number(rate.activated_count)
        return texts.plural(
            "steering.answer.activation.few", rate.served_count, activated=activated
        )
    return texts.text("steering.answer.activation", share=texts.share(rate.activation_share))
