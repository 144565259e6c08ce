package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.account.LinkPurpose;

/** The table {@code account} and those of grants, second factors and links. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountTable extends GenericRepository<AccountRow, UUID> {

  /** Which rows of a table that has an account belong to the demonstration. */
  String OF_DEMONSTRATION = " WHERE account_id IN (SELECT id FROM account WHERE demonstration)";

  Optional<AccountRow> findById(UUID id);

  Optional<AccountRow> findByEmail(String email);

  List<AccountRow> findAllOrderByNameAndEmail();

  boolean existsByEmailAndIdNotEquals(String email, UUID id);

  void insert(AccountRow account);

  int update(@Id UUID id, String email, String name, boolean active, boolean demonstration);

  int updateSignedInAt(@Id UUID id, Instant signedInAt);

  @Query(
      """
      UPDATE account SET passphrase = :hash, passphrase_number = passphrase_number + 1
      WHERE id = :id
      """)
  int setPassphrase(UUID id, String hash);

  int deleteByDemonstrationTrue();

  @Query("SELECT * FROM account_grant WHERE account_id = :account ORDER BY kind, subject")
  List<GrantRow> listGrants(UUID account);

  @Query("SELECT * FROM account_grant ORDER BY kind, subject")
  List<GrantRow> listGrants();

  @Query(
      """
      INSERT INTO account_grant (account_id, kind, subject, further)
      VALUES (:account, :kind, :subject, :further)
      """)
  int insertGrant(UUID account, GrantRow.Kind kind, String subject, boolean further);

  @Query("DELETE FROM account_grant WHERE account_id = :account")
  int deleteGrants(UUID account);

  @Query("DELETE FROM account_grant" + OF_DEMONSTRATION)
  int deleteGrantsOfDemonstration();

  @Query("SELECT * FROM account_second_factor WHERE account_id = :account")
  Optional<FactorRow> findFactor(UUID account);

  @Query("SELECT account_id FROM account_second_factor WHERE confirmed")
  List<UUID> listWithFactor();

  @Query(
      """
      INSERT INTO account_second_factor (account_id, secret, confirmed, last_step)
      VALUES (:account, :secret, FALSE, 0)
      """)
  int insertFactor(UUID account, String secret);

  @Query("UPDATE account_second_factor SET confirmed = TRUE WHERE account_id = :account")
  int confirmFactor(UUID account);

  @Query(
      """
      UPDATE account_second_factor SET last_step = :step
      WHERE account_id = :account AND last_step < :step
      """)
  int takeStep(UUID account, long step);

  @Query("DELETE FROM account_second_factor WHERE account_id = :account")
  int deleteFactor(UUID account);

  @Query("DELETE FROM account_second_factor" + OF_DEMONSTRATION)
  int deleteFactorsOfDemonstration();

  @Query("INSERT INTO account_recovery_code (account_id, digest) VALUES (:account, :digest)")
  int insertCode(UUID account, String digest);

  @Query("SELECT COUNT(*) FROM account_recovery_code WHERE account_id = :account")
  int countCodes(UUID account);

  @Query("DELETE FROM account_recovery_code WHERE account_id = :account AND digest = :digest")
  int takeCode(UUID account, String digest);

  @Query("DELETE FROM account_recovery_code WHERE account_id = :account")
  int deleteCodes(UUID account);

  @Query("DELETE FROM account_recovery_code" + OF_DEMONSTRATION)
  int deleteCodesOfDemonstration();

  @Query(
      """
      INSERT INTO account_link (digest, account_id, purpose, expires_at)
      VALUES (:digest, :account, :purpose, :expires)
      """)
  int insertLink(String digest, UUID account, LinkPurpose purpose, Instant expires);

  @Query(
      """
      SELECT l.account_id FROM account_link l JOIN account a ON a.id = l.account_id
      WHERE l.digest = :digest AND l.purpose = :purpose AND l.expires_at > :now AND a.active
      """)
  Optional<UUID> findLink(String digest, LinkPurpose purpose, Instant now);

  @Query("DELETE FROM account_link WHERE digest = :digest")
  int takeLink(String digest);

  @Query("DELETE FROM account_link WHERE account_id = :account AND purpose = :purpose")
  int deleteLinks(UUID account, LinkPurpose purpose);

  @Query("DELETE FROM account_link WHERE account_id = :account")
  int deleteLinks(UUID account);

  @Query("DELETE FROM account_link" + OF_DEMONSTRATION)
  int deleteLinksOfDemonstration();
}
