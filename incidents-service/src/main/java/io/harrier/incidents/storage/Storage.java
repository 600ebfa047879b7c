package io.harrier.incidents.storage;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the store that the settings ask for. */
class Storage {

    @Produces
    @Singleton
    BlobStore store(StorageSettings settings) {
        return switch (settings.kind()) {
            case DIRECTORY -> new DirectoryStore(settings.directory());
            case S3 -> new S3Store(client(settings.s3()), settings.s3().bucket(),
                    settings.s3().partSize().asBigInteger().intValueExact());
        };
    }

    /** Checksums are ours: stores that are not Amazon's often know none of the newer ones. */
    static S3Client client(StorageSettings.S3 settings) {
        var client = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle()).requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.endpoint().ifPresent(client::endpointOverride);
        if (settings.accessKey().isPresent()) {
            client.credentialsProvider(StaticCredentialsProvider
                    .create(AwsBasicCredentials.create(settings.accessKey().get(), settings.secretKey().orElseThrow())));
        }
        return client.build();
    }
}
