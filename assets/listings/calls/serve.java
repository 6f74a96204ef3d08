// One job: read one message. Five
// ways to call for it, in turn.
void serve(Service service,
    ProbedSyscalls calls) {
  var desk = new Desk(service, calls);
  while (!service.isComplete()) {
    while (service.isShortOfClients()) {
      Reception.accept(service, calls);
    }
    for (Endpoint client
        : service.endpoints()) {
      if (client.isExpected()) {
        fetch(client, desk);
      }
    }
  }
  desk.inbox.close();
  calls.crew().join(); // @thread_join
}

long callAndWait(Job job, Desk desk) {
  desk.work.asked(job);
  return read(job,
      desk.service, desk.calls);
}

long callAgain(Job job, Desk desk) {
  desk.work.asked(job);
  long count = glance(job, desk);
  while (count < 0) {
    compute(desk);
    count = glance(job, desk);
  }
  return count;
}

long lookNowAndThen(
    Job job, Desk desk) {
  handOver(job, desk);
  while (!desk.work.isDone(job)) {
    compute(desk);
  }
  return job.count();
}

long beCalledBack(
    Job job, Desk desk) {
  handOver(job, desk);
  desk.work.compute(() ->
      computeUntil(job, desk));
  return job.count();
}

long waitWhenNeeded(
    Job job, Desk desk) {
  handOver(job, desk);
  compute(desk);
  return desk.work.get(job); // @future_get
}

void handOver(Job job, Desk desk) {
  if (!desk.staffed) {
    desk.staffed = true;
    desk.calls.crew().start( // @thread_start
        own -> work(desk.inbox,
            desk.service, own));
  }
  desk.work.asked(job);
  desk.inbox.put(job);
}

void work(Inbox inbox,
    Service service,
    ProbedSyscalls calls) {
  for (Job job = inbox.take();
      job != null;
      job = inbox.take()) {
    calls.work().taken(job);
    long count =
        read(job, service, calls);
    calls.work().complete( // @future_done
        job, count);
    if (job.way()
        == Way.CALLBACK) {
      calls.work().called(job);
      job.callBack();
    }
  }
}

long read(Job job, Service service,
    ProbedSyscalls calls) {
  Outcome got = calls.recv( // @recv
      job.client());
  return answer(
      job, got, service, calls);
}

long glance(Job job, Desk desk) {
  Outcome got = desk.work.recvNow( // @recv_now
      job.client());
  return answer(job, got,
      desk.service, desk.calls);
}

long answer(Job job, Outcome got,
    Service service,
    ProbedSyscalls calls) {
  long count =
      Reception.count("recv", got);
  if (count > 0
      && service.echoes()) {
    calls.send(job.client(), count); // @send
  }
  return count;
}

Optional<Endpoint> accept(
    Service service,
    ProbedSyscalls calls) {
  Outcome got = calls.accept( // @accept
      service.listening());
  check("accept4",
      service.listening(), got);
  return got instanceof Done(long fd)
      ? Optional.of(
          service.add((int) fd))
      : Optional.empty();
}
