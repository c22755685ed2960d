# Imports sockets in the open.
# expect: admission SBX_IO
# from: H65
# when: always
import socket

from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
