package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

/**
 * The contract that no door gives a hidden place away can fail: where nobody guards, each of its
 * tests does.
 */
@ExtendWith(ConfidentialityWithoutGuardTest.EachTestFails.class)
class ConfidentialityWithoutGuardTest extends ConfidentialityContract {

  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }

  @Override
  protected ConfidentialityRule.Guard guard() {
    return (change, before, kept) -> List.of();
  }

  @Override
  protected SpokenWords words() {
    return SpokenWords.NONE;
  }

  /** Passes a test that fails, and fails one that passes. */
  static final class EachTestFails implements InvocationInterceptor {

    /** They are about what is taken, and what is shown of it. */
    private static final Set<String> TAKEN =
        Set.of(
            "wordsThatDoNotTellTheHouseAreTaken",
            "whatWasSaidBeforeThePlaceWasHiddenIsNotShownAgain");

    @Override
    public void interceptTestMethod(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> called,
        ExtensionContext context)
        throws Throwable {
      if (TAKEN.contains(called.getExecutable().getName())) {
        invocation.proceed();
      } else {
        fails(invocation, called);
      }
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> called,
        ExtensionContext context)
        throws Throwable {
      String arguments = called.getArguments().toString();
      if (arguments.contains("hidden from now on") && arguments.contains("PLACE")) {
        // The words are those of a public place, which goes as the other is hidden.
        invocation.proceed();
      } else {
        fails(invocation, called);
      }
    }

    private static void fails(
        Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> called)
        throws Throwable {
      boolean failed = false;
      try {
        invocation.proceed();
      } catch (AssertionError | ClassCastException e) {
        failed = true;
      }
      assertThat(failed)
          .as(
              "%s%s fails where nobody guards",
              called.getExecutable().getName(), called.getArguments())
          .isTrue();
    }
  }
}
