package org.waymark.pathway.jdbc;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.FreeText;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.database.Chunks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;

/** What the routes in force say beside the listings at their ends. */
@Singleton
record RouteWordsBeside(RouteRows rows) implements WordsBeside {

  @Override
  public List<Said> of(Set<ServiceId> listings) {
    Map<UUID, RouteRow> found = new LinkedHashMap<>();
    for (List<ServiceId> some : Chunks.of(listings)) {
      rows.inForceAt(
              some.stream().map(ServiceId::value).toList(),
              some.stream().map(id -> new ServicePoint(id).key()).toList())
          .forEach(row -> found.put(row.route(), row));
    }
    return found.values().stream().map(row -> said(row.toRoute())).toList();
  }

  static Said said(ReferralRoute route) {
    Set<ServiceId> ends =
        route.from() instanceof ServicePoint from
            ? Set.of(from.service(), route.to())
            : Set.of(route.to());
    return new Said(route.id().value(), "a referral route", ends, texts(route));
  }

  private static List<FreeText> texts(ReferralRoute route) {
    List<FreeText> texts = new ArrayList<>();
    add(texts, "the hours of a referral route", route.hours());
    add(texts, "the conditions of a referral route", route.criteria().otherConditions());
    route
        .agreement()
        .partners()
        .forEach(each -> add(texts, "the partners to a referral route", each));
    add(texts, "the identifier of a referral route", route.provenance().source());
    add(texts, "the identifier of a referral route", route.provenance().externalId());
    return texts;
  }

  static void add(List<FreeText> texts, String what, String words) {
    if (!words.isEmpty()) {
      texts.add(new FreeText(null, what, words));
    }
  }
}
