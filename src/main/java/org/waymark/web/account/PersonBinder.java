package org.waymark.web.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.waymark.account.Person;
import org.waymark.web.page.SignedIn;

/** Hands a controller the person who makes the request. */
@Singleton
final class PersonBinder implements TypedRequestArgumentBinder<Person> {

  @Override
  public Argument<Person> argumentType() {
    return Argument.of(Person.class);
  }

  @Override
  public BindingResult<Person> bind(
      ArgumentConversionContext<Person> context, HttpRequest<?> source) {
    Optional<Person> person = SignedIn.person(source);
    if (person.isEmpty() && !context.getArgument().isNullable()) {
      throw new AuthorizationException(null);
    }
    return () -> person;
  }
}
