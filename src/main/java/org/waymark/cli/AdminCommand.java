package org.waymark.cli;

import java.io.PrintWriter;
import java.util.List;
import org.waymark.account.AccountLetters;
import org.waymark.account.Accounts;
import org.waymark.account.Grant;
import org.waymark.account.Secret;
import org.waymark.account.StoredAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waymark admin}: the first administrators. All else is done on the pages. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make the first administrator, list administrators, or close an account.",
    subcommands = {AdminCommand.Create.class, AdminCommand.ListAll.class, AdminCommand.Close.class})
final class AdminCommand extends CommandGroup {

  /** {@code waymark admin create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Make an administrator and print a link with which they choose their passphrase.",
        "The link can be used once, within 7 days. Somebody who has an account already becomes an"
            + " administrator besides."
      })
  static final class Create extends HomeCommand {
    @Option(
        names = "--email",
        paramLabel = "ADDRESS",
        required = true,
        description = "What they sign in with.")
    private String email = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Their name.")
    private String name = "";

    @Override
    int run(PrintWriter out) {
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        Accounts.Invited invited = program.get(Accounts.class).inviteAdministrator(email, name);
        progress.close();
        switch (invited) {
          case Accounts.Invited.Refused refused ->
              throw new Problem(
                  "--"
                      + refused.field()
                      + " \""
                      + typed(refused)
                      + "\": "
                      + refused.problem()
                      + ".");
          case Accounts.Invited.Ready ready -> {
            Secret link = ready.link();
            out.println(ready.account().email() + " is an administrator.");
            out.println(
                link == null
                    ? "They sign in with the passphrase they have."
                    : "Open this address to choose a passphrase, once, within 7 days:\n"
                        + program.get(AccountLetters.class).invitation(link));
          }
        }
      }
      return 0;
    }

    private String typed(Accounts.Invited.Refused refused) {
      return refused.field().equals("email") ? email : name;
    }
  }

  /** {@code waymark admin list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List administrators, closed accounts too.")
  static final class ListAll extends HomeCommand {
    @Override
    int run(PrintWriter out) {
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        List<StoredAccount> found =
            program.get(Accounts.class).list().stream()
                .filter(
                    each ->
                        each.account().grants().stream()
                            .anyMatch(Grant.Administrator.class::isInstance))
                .toList();
        progress.close();
        if (found.isEmpty()) {
          out.println("There is no administrator. Make one: waymark admin create --help");
        }
        for (StoredAccount each : found) {
          out.println(
              each.account().email()
                  + "\t"
                  + each.account().name()
                  + "\t"
                  + (!each.account().active() ? "closed" : each.isInvited() ? "invited" : "active")
                  + (each.account().secondFactor() ? ", second factor" : ""));
        }
      }
      return 0;
    }
  }

  /** {@code waymark admin close}. */
  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = "Close an account, of whatever role: it is signed out and signs in no more.")
  static final class Close extends HomeCommand {
    @Option(
        names = "--email",
        paramLabel = "ADDRESS",
        required = true,
        description = "What they sign in with.")
    private String email = "";

    @Override
    int run(PrintWriter out) {
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        Accounts accounts = program.get(Accounts.class);
        StoredAccount found =
            accounts
                .findByEmail(email)
                .orElseThrow(
                    () ->
                        new Problem(
                            "--email \""
                                + email
                                + "\": no account has this address. See: waymark admin list"));
        accounts
            .closeByCommand(found.id())
            .ifPresent(
                problem -> {
                  throw new Problem(problem + ".");
                });
        progress.close();
        out.println("Closed the account of " + found.account().email() + ".");
      }
      return 0;
    }
  }
}
