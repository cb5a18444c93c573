"""What the tests themselves stand on: the network is blocked, loopback is not."""

import os
import socket

import pytest
from pytest_socket import SocketConnectBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use:UserWarning")
def test_no_test_reaches_the_network() -> None:
    """A connection to any other machine is refused before it is tried."""
    with socket.socket() as connection, pytest.raises(SocketConnectBlockedError):
        connection.connect(("192.0.2.1", 80))


def test_loopback_is_open() -> None:
    """A test may serve and call on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as connection:
        assert connection.getpeername() == server.getsockname()


def test_settings_of_the_environment_do_not_count() -> None:
    """A test sees no setting of whoever runs it."""
    assert [name for name in os.environ if name.startswith("KUNTAKYSY_") and "TEST" not in name] == []
