"""Towns with a known answer; see `tekening_tekst` for how to read them."""

from __future__ import annotations

from tekening_tekst import Stad

STEDEN = {
    "one street": Stad(
        """
        +--1--A--B--2--+
        """,
        """
        1: A 30, B 60
        2: B 30, A 60
        """,
    ),
    "through a junction": Stad(
        """
        +--1--+----+
              |
              A
              |
              +
        """,
        "1: A 50",
    ),
    "cul-de-sac": Stad(
        """
        +--A--+-----+
              |
              |
              1
              |
              +
        """,
        "1: A 60",
    ),
    "water without a bridge": Stad(
        """
        +--1------+
                  |
                  |
        +--A------+
        """,
        "1: A 170",
    ),
    "a bridge over a road is no junction": Stad(
        """
              +
              |
        +-1-+-X-+---+
              |     |
              A     |
              |     |
              +-----+
        """,
        # 10 cells to the right, 4 down, 6 back, 2 up.
        "1: A 220",
    ),
    "a crossing on the level is one": Stad(
        """
              +
              |
        +--1--+-----+
              |     |
              A     |
              |     |
              +-----+
        """,
        "1: A 50",
    ),
    "two bridges in a row": Stad(
        """
              +       +
              |       |
        +-1-+-X-+---+-X-+---+
              |       |     |
              A       B     |
              |       |     |
              +-------+-----+
        """,
        "1: B 300, A 380",
    ),
    "one-way block": Stad(
        """
        +-1->--+
        |      v
        |      A
        ^      |
        |      |
        +--2-<-+
        """,
        """
        1: A 70
        2: A 170
        """,
    ),
    "one-way block on foot": Stad(
        """
        +-1->--+
        |      v
        |      A
        ^      |
        |      |
        +--2-<-+
        """,
        """
        1: A 70
        2: A 70
        """,
        netwerk="lopen",
    ),
    "one-way: ahead on the same street": Stad(
        """
        +-1->-A--+
        |        |
        +--------+
        """,
        "1: A 40",
    ),
    "one-way: behind on the same street": Stad(
        """
        +-A->-1--+
        |        |
        +--------+
        """,
        # 3 on to the corner, 2 down, 9 back, 2 up, 2 along.
        "1: A 180",
    ),
    "one-way: two places and two addresses on one street": Stad(
        """
        +-A-1->-B-2-+
        |           |
        +-----------+
        """,
        """
        1: B 40, A 260
        2: A 200, B 260
        """,
    ),
    "ferry": Stad(
        """
        +--1--+~~~~+--A--+
        """,
        "1: A 110",
    ),
    "ferry or the long way round": Stad(
        """
        +--1--+~~~~~~+--A--+
              |      |
              |      |
              +------+
              |
              B
              |
              +
        """,
        "1: A 130, B 80",
    ),
    "nobody lives on a ferry": Stad(
        """
                  1
        +-----+~~~~~~~~+--A--+
              |
              +
        """,
        # The ferry passes 10 m from 1, but 1 goes aboard at the quay.
        "1: A 120",
    ),
    "nobody lives on a motorway": Stad(
        """
        +****************+
        |  1             |
        |                |
        |                |
        +---------A------+
        """,
        # 1 is nearer to the motorway than to the street at its left.
        "1: A 130",
        netwerk="auto",
    ),
    "nobody lives on a bridge": Stad(
        """
                 +
               1 |
        +-----+--X--+--+
        |        |     |
        |        |     |
        +---A----+-----+
        """,
        # The bridge is 10 m from 1; its street ends where the bridge begins.
        "1: A 130",
    ),
    "an island far away": Stad(
        """
        +--1----A------+


        +--2-----------+
        """,
        """
        1: A 500
        2: -
        """,
        cel=100,
    ),
    "an island with a place of its own": Stad(
        """
        +--1----A------+


        +--2---------B-+
        """,
        """
        1: A 500
        2: B 1000
        """,
        cel=100,
    ),
    "an island with a ferry": Stad(
        """
        +--1----A------+
        :
        :
        +--2---------B-+
        """,
        """
        1: A 500, B 1900
        2: B 1000, A 1400
        """,
        cel=100,
    ),
    "two places on one street": Stad(
        """
        +1-A--2--B-+-3-+
        """,
        """
        1: A 20, B 80
        2: A 30, B 30
        3: B 40, A 100
        """,
    ),
    "a place exactly on a junction": Stad(
        """
            +
            |
        +-1-+A
            |
            2
            |
            +
        """,
        """
        1: A 20
        2: A 20
        """,
    ),
    "a place on a junction of one-way streets": Stad(
        """
        +-1>-+A
        |    v
        ^    2
        |    |
        +-<--+
        """,
        """
        1: A 30
        2: A 160
        """,
    ),
    "256 m off the network": Stad(
        """
               1



        +--+---+--A+
        """,
        "1: A 192",
        cel=64,
    ),
    "beyond the limit of 500 m": Stad(
        """
            1



        +---+---A-+
        """,
        "1: -",
        cel=126,
    ),
    "a place beyond the limit": Stad(
        """
            A




        +---+-1-B-+
        """,
        "1: B 252",
        cel=126,
    ),
    "parallel streets": Stad(
        """
          +--1--+
          |     |
          |     |
        +-+-----+-A-+
        """,
        "1: A 80",
    ),
    "parallel streets, one-way there and back": Stad(
        """
          +--<--+
          |     |
        +-+-1>--+-A-2-+
        """,
        """
        1: A 60
        2: A 20
        """,
    ),
    "a loop to live on": Stad(
        """
        +--A--+----+
              |    |
              |    1
              |    |
              +-2--+
        """,
        """
        1: A 100
        2: A 90
        """,
    ),
    "roundabout": Stad(
        """
             +
             |
             2
             |
             +
             |
        +-1-++<-+
            v   ^
            |   |
            ++->++-A-+
             |
             B
             |
             +
        """,
        # Round against the clock: in from the left, down, along below, out to the right.
        """
        1: B 80, A 120
        2: B 110, A 150
        """,
    ),
    "steps are short": Stad(
        """
        +-1-+##+-A-+
            |  |
            |  |
            +--+
        """,
        "1: A 70",
        netwerk="lopen",
    ),
    "without steps the way round": Stad(
        """
        +-1-+##+-A-+
            |  |
            |  |
            +--+
        """,
        "1: A 130",
        netwerk="lopen",
        zonder_trap=True,
    ),
    "cars take no steps": Stad(
        """
        +-1-+##+-A-+
            |  |
            |  |
            +--+
        """,
        "1: A 130",
    ),
    "the nearest three of five": Stad(
        """
        +-A-B-C-1-D-E-+
        """,
        "1: C 20, D 20, B 40, E 40, A 60",
    ),
    "a street that leads nowhere": Stad(
        """
        +--A--+----+
        |     |    |
        +-----+-<--+-2>-+
        """,
        # 2 cannot leave its street: 20 m back to the corner, and on from there.
        "2: A 120",
    ),
    "a place in a cut-off alley": Stad(
        """
        +-----1-------+
        |             |
        |  +-A-2-+    |
        |             |
        |             |
        +-------------+
        """,
        # From the street above the alley: 20 m to A. Within the alley its own street.
        """
        1: A 30
        2: A 20
        """,
    ),
    "a bollard stops cars": Stad(
        """
        +--1--!--A--+
        |           |
        +-----------+
        """,
        # 3 cells back, 2 down, 12 along, 2 up, 3 back.
        "1: A 220",
    ),
    "a bollard lets cyclists pass": Stad(
        """
        +--1--!--A--+
        |           |
        +-----------+
        """,
        "1: A 60",
        netwerk="fietsen",
    ),
    "at home beside a bollard": Stad(
        """
              1
        +-----!--A--+
        |           |
        +-----------+
        """,
        # The door is at the post: to either side.
        "1: A 30",
    ),
    "nothing to reach": Stad(
        """
        +--1--+
        """,
        "1: -",
    ),
}
