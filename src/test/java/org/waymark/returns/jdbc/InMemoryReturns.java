package org.waymark.returns.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.waymark.StaleException;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ServiceId;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnRepository;
import org.waymark.returns.Returns;

/** Without a database: returns are kept until the test ends. Thread-safe. */
final class InMemoryReturns implements ReturnRepository {

  private final List<QuarterlyReturn> all = new ArrayList<>();

  @Override
  public synchronized long latestRevision() {
    return all.size();
  }

  @Override
  public synchronized Returns load() {
    return new Returns(all.size(), all.stream().map(QuarterlyReturn::shown).toList());
  }

  @Override
  public Returns loadAfter(Returns before) {
    return load();
  }

  @Override
  public synchronized List<QuarterlyReturn> listEntered(
      OrganisationId organisation, Quarter quarter) {
    Map<ServiceId, QuarterlyReturn> latest = new LinkedHashMap<>();
    all.stream()
        .filter(each -> each.organisation().equals(organisation) && each.quarter().equals(quarter))
        .forEach(each -> latest.put(each.service(), each));
    return List.copyOf(latest.values());
  }

  @Override
  public synchronized QuarterlyReturn add(
      QuarterlyReturn entered, int seen, Consumer<QuarterlyReturn> beside) {
    int now =
        (int)
            all.stream()
                .filter(
                    each ->
                        each.service().equals(entered.service())
                            && each.quarter().equals(entered.quarter()))
                .count();
    StaleException.refuse("Return of service", Map.of(entered.service(), (long) seen), id -> now);
    QuarterlyReturn kept = entered.kept(all.size() + 1L, now + 1);
    beside.accept(kept);
    all.add(kept);
    return kept;
  }
}
