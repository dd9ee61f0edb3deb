"""What this department tells others. Sent inside the transaction of the write.

`term_opened(sender=Order, order, user, by)`: a confirmed order opens `order.epaper` for the
account `user` from `order.starts` to `order.ends`, both days included. May be sent again for the
same order (when somebody registers later), so receivers do nothing the second time.

`term_closed(sender=Order, order, user, by)`: the order was cancelled or ended before its time.
"""

from django.dispatch import Signal

term_opened = Signal()
term_closed = Signal()
