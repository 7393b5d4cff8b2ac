"""Run by the Python of LibreOffice: what .docx files say with all changes accepted or rejected.

Argument: a folder for the profile. A line of input is a JSON list of files; the line of output
to it is {file: {"Accept": texts, "Reject": texts, "left": changes that are still there}}.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import uuid
from pathlib import Path

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

POINT_HIGH = 100  # hundredths of a millimetre


def main(folder):
    pipe = f"judge{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation={Path(folder).as_uri()}"
    listen = f"--accept=pipe,name={pipe};urp;"
    office = subprocess.Popen(["soffice", profile, "--headless", "--norestore", listen])
    try:
        context = connect(pipe)
        desktop = make(context, "com.sun.star.frame.Desktop")
        dispatcher = make(context, "com.sun.star.frame.DispatchHelper")
        for line in sys.stdin:
            told = {file: both(desktop, dispatcher, file) for file in json.loads(line)}
            print(json.dumps(told), flush=True)
        desktop.terminate()
        office.wait(20)
    finally:
        office.kill()


def make(context, service):
    return context.ServiceManager.createInstanceWithContext(service, context)


def connect(pipe):
    resolver = make(uno.getComponentContext(), "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise TimeoutError("LibreOffice does not answer")


def both(desktop, dispatcher, file):
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    found = {}
    for what in ("Accept", "Reject") if file.endswith("red.docx") else ("Accept",):
        document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (hidden,))
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{what}AllTrackedChanges", "", 0, ())
        found[what] = texts(document)
        found["left"] = found.get("left", 0) + count(document.Redlines)
        document.close(True)
    return found


def texts(document):
    found = words(document.Text)
    frames = document.TextFrames
    for index in range(frames.Count):
        found += words(frames.getByIndex(index))
    return found


def words(text):
    """Return the paragraphs of a text; of a table those of its cells, row by row.

    The point-high empty lines around a 版记 and behind a table say nothing.
    """
    found = []
    for part in each(text):
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in part.CellNames:
                found.append(f"{name[0]}: " + "/".join(words(part.getCellByName(name))))
        elif part.String or part.ParaLineSpacing.Height > POINT_HIGH:
            found.append(part.String)
    # LibreOffice itself puts a joiner into a tracked row that is all empty
    return [line.replace("\u200d", "") for line in found]


def each(holder):
    parts = holder.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


def count(redlines):
    return sum(1 for _ in each(redlines))


if __name__ == "__main__":
    main(sys.argv[1])
