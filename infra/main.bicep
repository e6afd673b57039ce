// Everything that Objector needs on Azure. `azd up` deploys it, and asks for each parameter that has no value yet.
targetScope = 'subscription'

@description('Name of the azd environment. The resource group is named after it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region. It has to offer Flex Consumption, and the Durable Task Scheduler where that is the backend.')
@minLength(1)
param location string

@description('Object id of the person or pipeline that deploys: may read and set the secrets. Empty: nobody but the app may.')
param principalId string = ''

@description('Sender of every mail, like: Objector <objector@example.org>')
@minLength(3)
param mailFrom string

@description('Domain of the reply addresses, like: reply.example.org. Its MX record points to whoever hands mail to Objector.')
@minLength(3)
param mailInboundDomain string

@description('Where the alerts go: the mail address of the operator.')
@minLength(3)
param operatorEmail string

@description('SendGrid API key that may send mail, and nothing else. Used once: afterwards the Key Vault holds it.')
@secure()
@minLength(1)
param sendGridApiKey string

@description('Public key of SendGrid\'s signed event webhook. Empty until the webhook is there.')
param sendGridWebhookKey string = ''

@description('Versions of keys-secret in the vault that signed once and are to hold still, newest first, with commas between. Empty: none.')
param previousKeyVersions string = ''

@description('Address that people reach Objector at, without a slash at its end. Empty: the app\'s own.')
param publicUrl string = ''

@description('Who runs the installation, as its pages about itself say. Empty: they say that nobody told.')
param operatorName string = ''

@description('Mail or web address under which they are reached. Together with the name, or not at all.')
param operatorContact string = ''

@description('Addresses or networks of proxies of your own in front of the app, with commas between. Empty: there are none.')
param trustedProxies string = ''

@description('Where Durable Functions keeps its timers: the storage account, or the Durable Task Scheduler.')
@allowed(['AzureStorage', 'DurableTaskScheduler'])
param durableBackend string = 'AzureStorage'

@description('Copies of the data: three in one place (LRS), in three zones (ZRS), or also in a second region (GZRS).')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days for which a deleted blob can be brought back. Erased means erased: keep it short.')
@minValue(1)
@maxValue(14)
param undeleteDays int = 3

@description('Days after which a raw mail goes that nobody took from the holding pen.')
@minValue(7)
@maxValue(365)
param inboundMailDays int = 90

@description('Most instances of the app at a time.')
@minValue(1)
@maxValue(1000)
param maxInstances int = 40

@description('Memory of an instance. A screenshot may have 50 megapixels and two are cleaned at a time, so 512 MB are too few.')
@allowed([2048, 4096])
param instanceMemoryMB int = 2048

@description('Most telemetry taken in a day, in GB; -1: no limit. It keeps a fault from costing a fortune.')
@minValue(-1)
param dailyTelemetryGB int = 1

@description('Mails that may fail in an hour before the operator is told.')
@minValue(0)
param failedMailsPerHour int = 5

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)
var onScheduler = durableBackend == 'DurableTaskScheduler'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    sku: storageSku
    undeleteDays: undeleteDays
    inboundMailDays: inboundMailDays
    appPrincipalId: identity.outputs.principalId
  }
}

module secrets 'modules/secrets.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    sendGridApiKey: sendGridApiKey
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    dailyTelemetryGB: dailyTelemetryGB
    failedMailsPerHour: failedMailsPerHour
    operatorEmail: operatorEmail
    appPrincipalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (onScheduler) {
  scope: group
  params: {
    name: 'dts-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    secretUris: secrets.outputs.uris
    previousKeyVersions: previousKeyVersions
    insightsConnection: monitoring.outputs.insightsConnection
    schedulerEndpoint: onScheduler ? scheduler!.outputs.endpoint : ''
    taskHub: onScheduler ? scheduler!.outputs.taskHub : ''
    publicUrl: publicUrl
    mailFrom: mailFrom
    operatorName: operatorName
    operatorContact: operatorContact
    trustedProxies: trustedProxies
    mailInboundDomain: mailInboundDomain
    sendGridWebhookKey: sendGridWebhookKey
    maxInstances: maxInstances
    instanceMemoryMB: instanceMemoryMB
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = secrets.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output OBJECTOR_URL string = app.outputs.url
