"""Servers to measure: started on free ports, watched through /proc, asked by wrk."""

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PATIENCE = 120  # seconds until a server must answer
CONNECTIONS = 16
TICKS = os.sysconf("SC_CLK_TCK")
LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1_000}


@dataclass(frozen=True)
class Round:
    """One run of wrk: answers a second, milliseconds, and microseconds of CPU an answer in all the server's processes."""

    per_second: float
    p50: float
    p99: float
    cpu: float
    refused: bool


class Server:
    """A server of its own process group."""

    def __init__(self, name: str, command: list[str], *, port: int, **environment: str) -> None:
        self.name, self.port = name, port
        self.process = subprocess.Popen(  # noqa: S603  our own command
            command,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait(self, path: str = "/") -> None:
        """Until it answers anything. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(self.url + path, timeout=5).close()  # noqa: S310
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(f"{self.name} did not start.")

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def processes(self) -> list[int]:
        found = [self.process.pid]
        for pid in found:
            with suppress(OSError):
                found += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return found

    def cpu(self) -> float:
        """Seconds of all its processes so far."""
        ticks = 0
        for pid in self.processes():
            with suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def memory(self) -> float:
        """Megabytes of all its processes, what they share counted once."""
        found = 0
        for pid in self.processes():
            with suppress(OSError):
                found += int(
                    re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1]
                )
        return found / 1_000

    def measure(self, path: str, *, seconds: int, **headers: str) -> Round:
        """One run of wrk with kept connections."""
        told = [
            each for name, value in headers.items() for each in ("-H", f"{name.replace('_', '-')}: {value}")
        ]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", *told, self.url + path]
        before = self.cpu()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
        spent = self.cpu() - before
        answers = int(re.search(r"(\d+) requests in", said)[1])
        latency = {name: float(value) * MILLISECONDS[unit] for name, value, unit in LATENCY.findall(said)}
        return Round(
            per_second=float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
            p50=latency.get("50", 0),
            p99=latency.get("99", 0),
            cpu=spent / max(answers, 1) * 1_000_000,
            refused="Non-2xx or 3xx" in said or "Socket errors" in said,
        )


def middle(rounds: list[Round]) -> Round:
    """The median of each figure."""
    figures = ("per_second", "p50", "p99", "cpu")
    found = {figure: statistics.median(getattr(each, figure) for each in rounds) for figure in figures}
    return Round(**found, refused=any(each.refused for each in rounds))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def granian(name: str, application: str, **environment: str) -> Server:
    """As `manage.py start` runs it."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "1", "--no-access-log", "--no-ws", application]
    return Server(name, command, port=port, **environment)


def gunicorn(name: str, application: str) -> Server | None:
    """With two sync workers; None where it is not installed."""
    if find_spec("gunicorn") is None:
        return None
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", application]
    return Server(name, command, port=port)


NGINX = """
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log /dev/null crit;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
    open_file_cache max=1000;
    gzip_static on;
    default_type text/html;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""


def written(folder: Path, pages: dict[str, bytes]) -> Path:
    """A folder with these bytes as files."""
    for path, body in pages.items():
        place = folder / "pages" / path.strip("/")
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_bytes(body)
    return folder / "pages"


def nginx(folder: Path, root: Path) -> Server | None:
    """Serving the files below ``root``, from a folder of its own; None where it is not installed."""
    program = shutil.which("nginx", path=f"/usr/sbin:{os.environ.get('PATH', '')}")
    if program is None:
        return None
    port = free_port()
    folder.chmod(0o755)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, root=root, port=port))
    return Server("nginx, files", [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port=port)
