package gate;

final class Gate {
  static int   badly( ){return 1;}
}
