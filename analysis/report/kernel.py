"""Kernels that are forked from a process which has already done the imports.

A fresh kernel costs most of a second before its first line and as much again for pandas and
matplotlib; a fork of a server that holds them is there in a twentieth of that. Each notebook
still has a process of its own, of this same interpreter, with nothing of another notebook in it.

Only the processes that run notebooks import this module.
"""

import os
import signal
import sys
import uuid
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from analysis.report.execute import Waiting


class ForkedKernels(AsyncKernelManager):
    """A kernel manager, as nbclient asks for one, for the kernel that waits for this process."""

    waiting: ClassVar[Waiting]
    environment: ClassVar[dict[str, str]] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.kernel_id = str(uuid.uuid4())
        self.provisioner = _Forked(
            kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
        )


class _Forked(LocalProvisioner):
    """Gives a kernel manager a waiting process where it would otherwise start a program."""

    async def launch_kernel(self, cmd: list[str], **_: Any) -> Any:
        waiting = ForkedKernels.waiting
        # the server that it was forked from works elsewhere
        file, environment = cmd[cmd.index("-f") + 1], ForkedKernels.environment
        waiting.orders.send((file, str(Path.cwd()), environment))
        self.pid = self.pgid = waiting.pid
        self.process = _AsPopen(waiting)  # type: ignore[assignment]
        return self.connection_info


class _AsPopen:
    """What the provisioner asks of a subprocess, answered for one that is not our child."""

    stdin = stdout = stderr = None

    def __init__(self, waiting: Waiting) -> None:
        self.pid, self._life = waiting.pid, waiting.life

    def poll(self) -> int | None:
        # nothing is ever written: there is something to read only when the other end is gone
        return 1 if self._life.poll() else None

    def wait(self) -> int:
        self._life.poll(None)
        return 1

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def serve(orders: Connection) -> None:
    """Wait for the order to be a kernel, and be one until told to stop.

    Args:
        orders: where the connection file, the working folder and what is to be set in the
            environment come from, once.
    """
    from ipykernel.kernelapp import IPKernelApp

    try:
        connection_file, folder, environment = orders.recv()
    except EOFError:
        return
    os.chdir(folder)
    os.environ.update(environment)
    _be_silent()
    # a user's own start-up files have no place in a report
    os.environ["IPYTHONDIR"] = str(Path(connection_file).parent / "ipython")
    # nor has a debugger, which would cost a third of the start
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    sys.argv = ["ipykernel_launcher.py", "-f", connection_file]
    IPKernelApp.launch_instance(
        argv=[
            *sys.argv[1:],
            "--HistoryManager.hist_file=:memory:",
            f"--IPKernelApp.parent_handle={os.getppid()}",
        ]
    )


def _be_silent() -> None:
    """Send to nowhere what a kernel writes past its notebook."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
