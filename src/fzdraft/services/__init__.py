"""What the window asks of the rest of the program: one object with these methods is handed in.

Plain data in and out; a fault of the world is a UserError. Methods marked “job” are
called off the GUI thread, the others in it and must be quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fzdraft.services.drafts import Drafts
from fzdraft.services.library import Library
from fzdraft.services.materials import Materials
from fzdraft.services.numbers import Numbers
from fzdraft.services.papers import Papers
from fzdraft.services.rolling import Rolling
from fzdraft.services.values import FoundNumber as FoundNumber
from fzdraft.services.values import Guidance as Guidance
from fzdraft.services.values import HealthLine as HealthLine
from fzdraft.services.values import History as History
from fzdraft.services.values import NumberFault as NumberFault
from fzdraft.services.values import Opened as Opened
from fzdraft.services.values import OpenMark as OpenMark
from fzdraft.services.values import Progress as Progress
from fzdraft.services.values import Received as Received
from fzdraft.services.values import Recent as Recent
from fzdraft.services.values import Sample as Sample
from fzdraft.services.values import SkinInfo as SkinInfo
from fzdraft.services.values import TemplateInfo as TemplateInfo
from fzdraft.services.values import Unfinished as Unfinished

if TYPE_CHECKING:
    from fzdraft.corpus.going_on import GoingOn as GoingOn
    from fzdraft.corpus.model import Entry as Entry
    from fzdraft.corpus.model import Hit as Hit
    from fzdraft.corpus.model import Line as Line
    from fzdraft.corpus.same import Same as Same
    from fzdraft.corpus.suggestion import Favourite as Favourite
    from fzdraft.corpus.suggestion import Suggestion as Suggestion
    from fzdraft.report.borrowing import Borrowed as Borrowed
    from fzdraft.report.chips import Fitting as Fitting


class Services(Drafts, Rolling, Numbers, Materials, Papers, Library, Protocol):
    """Everything outside the window, as the window needs it."""
