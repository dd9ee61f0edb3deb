"""What this department asks of all that stand above it.

`data_wanted(sender=User, user)`: somebody takes their data away. Each receiver returns
`(name, data)`: what its department has about them, of what JSON can hold (dates too).

`leaving(sender=User, user=user, words_go=True)`: somebody deletes their account, in this
transaction, and wants what they wrote for others to go with it, or (False) to stay without a name.

Before a person is deleted Django sends `pre_delete`; departments whose rows outlive an account
take the person out of them there.
"""

from django.dispatch import Signal

data_wanted = Signal()
leaving = Signal()
