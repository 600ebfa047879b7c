package io.harrier.platform.tenancy;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

@TenantTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class TenantTransactionInterceptor {

    private final TenantTransactions transactions;

    TenantTransactionInterceptor(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object inTransaction(InvocationContext method) {
        return transactions.run(() -> proceed(method));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext method) {
        try {
            return (Uni<Object>) method.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
