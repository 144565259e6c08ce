package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.ListingStatus;

/**
 * The table said once more by hand, so that a slip in one of them shows. A row is a state and an
 * action, then who may: E an editor, L a lead, C a commissioner, A an administrator.
 */
class LifecycleTest {

  private static final String EXPECTED =
      """
      DRAFT     WRITE    E L A
      DRAFT     SUBMIT   E L A
      DRAFT     EDIT     E L A
      DRAFT     WITHDRAW E L A
      DRAFT     APPROVE  C A
      DRAFT     REJECT   C A
      DRAFT     REASSIGN C A
      DRAFT     COMMENT  E L C A
      DRAFT     RESUME   E L A
      DRAFT     CLOSE    E L A
      DRAFT     FUND     C A
      SUBMITTED EDIT     E L A
      SUBMITTED WITHDRAW E L A
      SUBMITTED APPROVE  C A
      SUBMITTED REJECT   C A
      SUBMITTED REASSIGN C A
      SUBMITTED COMMENT  E L C A
      SUBMITTED RESUME   E L A
      SUBMITTED CLOSE    E L A
      SUBMITTED FUND     C A
      PUBLISHED EDIT     E L A
      PUBLISHED WITHDRAW E L A
      PUBLISHED APPROVE  C A
      PUBLISHED REJECT   C A
      PUBLISHED REASSIGN C A
      PUBLISHED COMMENT  E L C A
      PUBLISHED SUSPEND  E L A
      PUBLISHED CLOSE    E L A
      PUBLISHED ASSURE   E L A
      PUBLISHED FUND     C A
      PUBLISHED CHECK    C A
      SUSPENDED EDIT     E L A
      SUSPENDED WITHDRAW E L A
      SUSPENDED APPROVE  C A
      SUSPENDED REJECT   C A
      SUSPENDED REASSIGN C A
      SUSPENDED COMMENT  E L C A
      SUSPENDED RESUME   E L A
      SUSPENDED CLOSE    E L A
      SUSPENDED ASSURE   E L A
      SUSPENDED FUND     C A
      SUSPENDED CHECK    C A
      CLOSED    WITHDRAW E L A
      CLOSED    APPROVE  C A
      CLOSED    REJECT   C A
      CLOSED    REASSIGN C A
      CLOSED    COMMENT  E L C A
      CLOSED    RESUME   E L A
      CLOSED    FUND     C A
      CLOSED    CHECK    C A
      """;

  private static final Set<ListingAction> NOT_BY_A_CONTRIBUTOR =
      EnumSet.of(ListingAction.APPROVE, ListingAction.REJECT, ListingAction.CHECK);

  private record Triple(ListingStatus status, ListingAction action, ListingRole role) {}

  private static Set<Triple> expected() {
    Set<Triple> triples = new HashSet<>();
    for (String line : EXPECTED.lines().toList()) {
      String[] cells = line.strip().split("\\s+");
      for (String role : List.of(cells).subList(2, cells.length)) {
        triples.add(
            new Triple(
                ListingStatus.valueOf(cells[0]),
                ListingAction.valueOf(cells[1]),
                switch (role) {
                  case "E" -> ListingRole.EDITOR;
                  case "L" -> ListingRole.LEAD;
                  case "C" -> ListingRole.COMMISSIONER;
                  default -> ListingRole.ADMINISTRATOR;
                }));
      }
    }
    return triples;
  }

  @Test
  void everyStateActionAndRoleIsAsTheTableSays() {
    Set<Triple> allowed = new HashSet<>();
    for (ListingStatus status : ListingStatus.values()) {
      for (ListingAction action : ListingAction.values()) {
        for (ListingRole role : ListingRole.values()) {
          if (Lifecycle.rule(status, action, EnumSet.of(role)).isPresent()) {
            allowed.add(new Triple(status, action, role));
          }
        }
      }
    }

    assertThat(allowed).isEqualTo(expected());
  }

  @Test
  void whoeverTookPartNeverDecidesWhateverElseTheyAre() {
    for (ListingStatus status : ListingStatus.values()) {
      for (ListingAction action : ListingAction.values()) {
        for (Lifecycle.Rule rule : Lifecycle.rules()) {
          if (rule.status() == status && rule.action() == action) {
            Set<ListingRole> everything = EnumSet.allOf(ListingRole.class);
            assertThat(Lifecycle.rule(status, action, everything).isPresent())
                .as(status + " " + action)
                .isEqualTo(!NOT_BY_A_CONTRIBUTOR.contains(action));
          }
        }
      }
    }
  }

  @Test
  void noStateAndActionStandTwiceInTheTable() {
    assertThat(Lifecycle.rules().stream().map(rule -> rule.status() + " " + rule.action()).toList())
        .doesNotHaveDuplicates();
  }
}
