"""The program as other programs run it: pipes, full disks, odd locales, killed half-way."""

from __future__ import annotations

import json
import signal
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these calls are shell lines")
FULL = "/dev/full"


def test_a_reader_that_has_seen_enough_is_no_fault(spawn):
    answer = spawn("(sleep 0.1; fzdraft templates) | true; exit ${PIPESTATUS[0]}")
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a full device")
@pytest.mark.parametrize("command", ["templates", 'import --json "$SAMPLE"', "--help"])
def test_a_result_that_was_not_written_is_told(spawn, command):
    answer = spawn(f"fzdraft {command} > {FULL}")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "结果没有写完：输出的地方满了或不让写。请换一个地方再试。\n"


def test_a_closed_stdout_is_told(spawn):
    answer = spawn("fzdraft templates >&-")
    assert answer.returncode == 2
    assert "标准输出是关着的" in answer.stderr


@pytest.mark.parametrize("listener", ["2>&-", f"2>{FULL}", "2>/dev/null"])
def test_the_exit_code_is_right_even_when_nobody_hears_the_reason(spawn, listener):
    assert spawn(f"fzdraft show 没有.docx {listener}").returncode == 2


@pytest.mark.parametrize("stdin", ["</dev/null", "<&-", "< <(printf '\\x89PNG\\r\\n')"])
def test_a_stdin_without_text_is_told(spawn, stdin):
    answer = spawn(f"fzdraft import - --json {stdin}")
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_comes_through_stdin_in_any_usual_encoding(spawn, tmp_path, sample, encoding):
    (tmp_path / "稿").write_bytes(sample.read_text("utf-8").encode(encoding))
    answer = spawn("fzdraft show - --json < 稿")
    assert json.loads(answer.stdout)["title"] == "汕头市澄海区2023年法治政府建设年度报告"


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"},
     {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)  # fmt: skip
def test_no_locale_changes_what_is_written(spawn, locale):
    answer = spawn('cp "$SAMPLE" "名 字.txt"; fzdraft show "名 字.txt"', **locale)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("汕头市澄海区2023年法治政府建设年度报告\n")


@pytest.mark.parametrize("home", ["unset HOME", "HOME=/proc", "HOME=/没有"])
def test_a_missing_home_stops_no_command(spawn, home):
    line = f'{home}; unset FZDRAFT_DATA_DIR XDG_DATA_HOME; fzdraft export "$SAMPLE" -o 稿.txt'
    answer = spawn(line)
    assert (answer.returncode, answer.stderr) == (0, "生成好了：稿.txt\n")


@pytest.mark.skipif(sys.platform != "linux", reason="uses what only Linux lets us take away")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("show 锁.fzd", "“锁.fzd”打不开：您没有读它的权限"),
        ("set 锁.fzd 标题=一", "“锁.fzd”打不开：您没有读它的权限"),
        ("show 夹/稿.fzd", "“稿.fzd”打不开：您没有读它的权限"),
        ('import "$SAMPLE" -o 夹/新.fzd', "“新.fzd”没有存上：这个文件夹或文件不让写"),
        ('export "$SAMPLE" -o 夹/新.txt', "“新.txt”没有存上：这个文件夹或文件不让写"),
        ("--data-dir 夹/里 templates", "“里”打不开：您没有读它的权限"),
        ("--data-dir 模 templates", "“templates”打不开：您没有读它的权限"),
        (
            '--data-dir 看 import "$SAMPLE" -o 看/新.fzd',
            "“新.fzd”没有存上：这个文件夹或文件不让写",
        ),
    ],
)
def test_what_is_closed_to_us_is_told_by_its_name(spawn, line, said):
    made = 'fzdraft import "$SAMPLE" -o 稿.fzd 2>/dev/null; mkdir -p 夹 模/templates 看; '
    closed = "cp 稿.fzd 锁.fzd; cp 稿.fzd 夹; chmod 000 锁.fzd 夹 模/templates; chmod 555 看; "
    plain = "if [ $(id -u) = 0 ]; then closed='setpriv --bounding-set=-all --inh-caps=-all'; fi; "
    fzdraft = f'$closed "{sys.executable}" -m fzdraft {line}'
    answer = spawn(
        f"{made}{closed}{plain}{fzdraft}; code=$?; chmod 755 夹 模/templates 看; exit $code"
    )
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert answer.stderr.startswith(said)


def test_without_a_screen_the_window_says_so(spawn):
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    answer = spawn("unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; fzdraft")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("这里没有屏幕，窗口打不开。")


def test_letters_that_no_font_has_make_no_noise(spawn):
    line = "fzdraft set 稿.fzd 标题=हिन्दीשלום😀; fzdraft export 稿.fzd -o 稿.pdf"
    answer = spawn(f'fzdraft import "$SAMPLE" -o 稿.fzd 2>/dev/null; {line}')
    assert answer.stderr == "改好了 1 项：稿.fzd\n生成好了：稿.pdf\n"


def test_names_with_dashes_and_lines_are_names(spawn):
    answer = spawn('cp "$SAMPLE" -- -稿.txt; fzdraft show -- -稿.txt && fzdraft show ./-稿.txt')
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_kill_leaves_the_old_draft_or_the_new_one(spawn):
    line = """
    fzdraft import "$SAMPLE" -o 稿.fzd
    for wait in 0.1 0.15 0.2 0.25 0.3; do
        fzdraft set 稿.fzd 标题=第$wait & process=$!
        sleep $wait; kill -9 $process; wait $process
        fzdraft show 稿.fzd >/dev/null || exit 9
    done
    ls -A | grep -v '^稿.fzd$' | grep -v '^[.]' | grep -v fzdraft-data
    """
    assert spawn(line).returncode != 9


def test_sets_at_once_lose_nothing_that_they_call_done(spawn):
    line = """
    fzdraft import "$SAMPLE" -o 稿.fzd 2>/dev/null
    for pair in 签发人=张三 主送=市政府 紧急程度=特急; do
        (until fzdraft set 稿.fzd $pair 2>/dev/null; do :; done) &
    done
    wait
    fzdraft show 稿.fzd --json
    """
    elements = json.loads(spawn(line).stdout)["elements"]
    set_ = {name: elements.get(name) for name in ("签发人", "主送", "紧急程度")}
    assert {"签发人": "张三", "主送": "市政府", "紧急程度": "特急"} == set_


def test_an_interrupted_call_says_so_without_a_traceback(spawn):
    line = f"""
    mkfifo 管
    "{sys.executable}" -c 'import signal, sys
from fzdraft.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main.run(["import", "-"], None))' < 管 & process=$!
    exec 9> 管
    sleep 1; kill -{int(signal.SIGINT)} $process; wait $process
    """
    answer = spawn(line)
    assert (answer.returncode, answer.stderr) == (2, "已经停下。\n")
