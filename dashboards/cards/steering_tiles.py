"""The four tiles of the steering group's page."""

from dashboards.cards.result_tiles import activation_tile, cost_tile
from dashboards.cards.target_tiles import client_tile, company_tile
from dashboards.cards.tile_words import Earlier
from dashboards.components.tiles import Tile
from dashboards.frame import Frame
from dashboards.queries.steering import SteeringFigures


def steering_tiles(
    figures: SteeringFigures, whole: SteeringFigures, earlier: Earlier, frame: Frame
) -> list[Tile]:
    """Return the tiles: two of the whole project's targets, two of the chosen scope."""
    return [
        client_tile(whole, earlier, frame),
        company_tile(whole, earlier, frame),
        activation_tile(figures, earlier, frame),
        cost_tile(figures, earlier, frame),
    ]
