// The partner, or its thread, does:
//   while (read(…) > 0) write(…)
void serve(Service service,
    ProbedSyscalls calls) {
  Duet duet = service.duet();
  duet.figures().forEach(f ->
      calls.measured(f.what(),
          f.count(), f.nanos()));
  Duet.Partner partner =
      duet.partner();
  if (partner == null) {
    takeTurns(
        service.rounds(), calls);
  } else {
    play(service.rounds(),
        partner, duet);
  }
}

void play(int rounds,
    Duet.Partner partner,
    Duet duet) {
  for (int i = 0; i < rounds; i++) {
    duet.pass(partner.to()); // @pass
    duet.take(partner.from()); // @take
  }
}

void takeTurns(int rounds,
    ProbedSyscalls calls) {
  var all = new Coroutines();
  for (int i = 0; i < 2; i++) {
    all.start(() ->
        giveWay(rounds, all));
  }
  while (all.canGoOn()) {
    calls.resume(all.next());
  }
}

void giveWay(int rounds,
    Coroutines all) {
  for (int i = 0; i < rounds; i++) {
    all.giveWay();
  }
}
