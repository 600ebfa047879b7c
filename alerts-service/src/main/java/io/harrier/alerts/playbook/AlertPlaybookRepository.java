package io.harrier.alerts.playbook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The playbooks in use for alerts, and what is done of them. */
@ApplicationScoped
class AlertPlaybookRepository implements PanacheRepositoryBase<AlertPlaybook, AlertPlaybook.Key> {

    Uni<List<AlertPlaybook>> of(UUID alert) {
        return find("key.alertId = ?1 order by startedAt, key.playbookId", alert).list();
    }

    Uni<Boolean> has(UUID alert, UUID playbook) {
        return findById(new AlertPlaybook.Key(alert, playbook)).map(started -> started != null);
    }

    Uni<List<DoneStep>> done(UUID alert) {
        return Panache.getSession()
                .chain(session -> session.createQuery("from DoneStep where key.alertId = ?1", DoneStep.class)
                        .setParameter(1, alert).getResultList());
    }

    Uni<DoneStep> find(DoneStep.Key key) {
        return Panache.getSession().chain(session -> session.find(DoneStep.class, key));
    }

    Uni<Void> keep(DoneStep done) {
        return Panache.getSession().chain(session -> session.persist(done));
    }

    Uni<Void> remove(DoneStep done) {
        return Panache.getSession().chain(session -> session.remove(done));
    }
}
